# Makes folders without end.
# holds: raised OSError PermissionError FileNotFoundError

import os
count = 0
while True:
    os.mkdir('%s/%d' % (FOLDER or '/tmp', count))
    count += 1
    if count > 50_000:
        print('ESCAPED')
        break
