# Opens files without end.
# holds: raised OSError

import os
files = []
while True:
    files.append(os.open(os.devnull, os.O_RDONLY))
    if len(files) > 1000:
        print('ESCAPED')
        break
