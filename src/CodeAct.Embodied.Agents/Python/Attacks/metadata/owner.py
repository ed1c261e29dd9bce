# Gives a file of the host to somebody else.
# holds: completed

import os
for action in (lambda: os.chown(CANARY_FILE, os.getuid(), os.getgid()),
               lambda: os.chown(CANARY_FILE, 0, 0),
               lambda: os.lchown(CANARY_LINK, 65534, 65534),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
