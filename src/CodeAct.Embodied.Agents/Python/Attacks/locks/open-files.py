# Locks for as long as a file is open, by the newer requests.
# holds: completed

import fcntl, os
import struct
fd = os.open(os.__file__, os.O_RDONLY)
wanted = struct.pack('hhqqi4x', fcntl.F_RDLCK, 0, 0, 10, 0)
for action in (lambda: fcntl.fcntl(fd, 36, wanted),
               lambda: fcntl.fcntl(fd, 37, wanted),
               lambda: fcntl.fcntl(fd, 38, wanted),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
