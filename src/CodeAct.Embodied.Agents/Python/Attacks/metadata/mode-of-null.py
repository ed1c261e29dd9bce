# Takes the null device from all others.
# holds: completed

import os
for action in (lambda: os.chmod(os.devnull, 0),
               lambda: os.chown(os.devnull, os.getuid(), -1),
               lambda: os.unlink(os.devnull),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
