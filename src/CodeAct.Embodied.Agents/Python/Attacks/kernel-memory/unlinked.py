# Keeps files that have no name any more.
# holds: raised OSError PermissionError FileNotFoundError

import os
files = []
while True:
    files.append(os.open((FOLDER or '/tmp') + '/gone', os.O_CREAT | os.O_WRONLY))
    os.unlink((FOLDER or '/tmp') + '/gone')
    if len(files) > 100:
        print('ESCAPED')
        break
