# Makes files with holes of many gigabytes.
# holds: raised OSError PermissionError FileNotFoundError|died

import os
fd = os.open((FOLDER or '/tmp') + '/sparse', os.O_CREAT | os.O_WRONLY)
os.lseek(fd, 1 << 40, 0)
os.write(fd, b'x')
print('ESCAPED')
