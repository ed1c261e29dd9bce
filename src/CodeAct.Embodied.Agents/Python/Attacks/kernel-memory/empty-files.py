# Makes files without content, without end.
# holds: raised OSError PermissionError FileNotFoundError

import os
count = 0
while True:
    os.close(os.open('%s/%s%d' % (FOLDER or '/tmp', 'n' * 200, count), os.O_CREAT | os.O_WRONLY))
    count += 1
    if count > 50_000:
        print('ESCAPED')
        break
