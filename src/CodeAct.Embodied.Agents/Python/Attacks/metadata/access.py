# Asks what it might do with a file.
# holds: completed

import ctypes, os
if os.access(CANARY_FILE, os.F_OK):
    print('ESCAPED')
for result in (kernel(21, None, CANARY_FILE.encode(), 0),
               kernel(269, 48, -100, CANARY_FILE.encode(), 0),
               kernel(439, 439, -100, CANARY_FILE.encode(), 0, 0),):
    if result >= 0:
        print("ESCAPED", result)
