# Makes further names for a file of the host.
# holds: completed

import os
for there in (CANARY_FILE + '2', (FOLDER or '/tmp') + '/link'):
    try:
        os.link(CANARY_FILE, there)
        print('ESCAPED')
    except OSError:
        pass
for result in (kernel(265, 37, -100, CANARY_FILE.encode(), -100, b'link', 0),
               kernel(86, None, CANARY_FILE.encode(), b'/tmp/link'),):
    if result >= 0:
        print("ESCAPED", result)
