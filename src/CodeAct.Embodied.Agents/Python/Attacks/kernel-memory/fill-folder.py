# Fills its folder to the brim.
# holds: raised OSError PermissionError FileNotFoundError|died

import os
for count in range(1000):
    fd = os.open('%s/%d' % (FOLDER or '/tmp', count), os.O_CREAT | os.O_WRONLY)
    for part in range(7):
        os.write(fd, bytes(1 << 20))
print('ESCAPED')
