# Locks a part of a library, and asks who has.
# holds: completed

import fcntl, os
import struct
fd = os.open(os.__file__, os.O_RDONLY)
wanted = struct.pack('hhqqi4x', fcntl.F_RDLCK, 0, 0, 10, 0)
for action in (lambda: fcntl.fcntl(fd, fcntl.F_GETLK, wanted),
               lambda: fcntl.fcntl(fd, fcntl.F_SETLK, wanted),
               lambda: fcntl.fcntl(fd, fcntl.F_SETLKW, wanted),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
