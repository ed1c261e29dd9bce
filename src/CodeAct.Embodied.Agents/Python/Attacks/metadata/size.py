# Learns size, times and owner of a file that anybody may look at.
# holds: completed

import os
for action in (lambda: os.stat(CANARY_FILE),
               lambda: os.lstat(CANARY_FILE),
               lambda: os.path.getsize(CANARY_FILE),
               lambda: os.lstat(CANARY_LINK),
               lambda: os.stat(os.path.dirname(CANARY_FILE)),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
