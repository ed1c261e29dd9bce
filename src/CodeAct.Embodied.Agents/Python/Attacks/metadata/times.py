# Changes the times of a file of the host.
# holds: completed

import os
for action in (lambda: os.utime(CANARY_FILE, (0, 0)),
               lambda: os.utime(CANARY_FILE),
               lambda: os.utime(os.path.dirname(CANARY_FILE), (1, 1)),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
