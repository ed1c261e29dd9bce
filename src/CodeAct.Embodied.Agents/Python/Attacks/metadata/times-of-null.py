# Leaves a sign in the times of the null device, for other sandboxes to see.
# holds: completed

import os
fd = os.open(os.devnull, os.O_RDWR)
for action in (lambda: os.utime(os.devnull),
               lambda: os.utime(os.devnull, (5, 5)),
               lambda: os.utime(fd),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
