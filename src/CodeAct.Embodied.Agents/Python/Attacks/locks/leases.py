# Makes whoever opens a library wait for it.
# holds: completed

import fcntl, os
fd = os.open(os.__file__, os.O_RDONLY)
for action in (lambda: fcntl.fcntl(fd, 1024, fcntl.F_RDLCK),
               lambda: fcntl.fcntl(fd, 1025),
               lambda: fcntl.fcntl(fd, 1026, 1),
               lambda: fcntl.fcntl(fd, 8, os.getppid()),
               lambda: fcntl.fcntl(fd, 1040, os.getppid()),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
