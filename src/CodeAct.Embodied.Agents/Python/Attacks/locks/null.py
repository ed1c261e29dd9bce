# Locks the null device, for other sandboxes to notice.
# holds: completed

import fcntl, os
fd = os.open(os.devnull, os.O_RDWR)
for action in (lambda: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB),
               lambda: fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
