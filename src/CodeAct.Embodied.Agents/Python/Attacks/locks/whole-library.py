# Locks a library of the host's.
# holds: completed

import fcntl, os
fd = os.open(os.__file__, os.O_RDONLY)
for action in (lambda: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB),
               lambda: fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB),
               lambda: fcntl.flock(fd, fcntl.LOCK_UN),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
