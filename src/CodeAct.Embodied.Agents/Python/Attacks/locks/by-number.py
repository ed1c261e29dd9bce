# Locks by the numbers of the system calls.
# holds: completed

import ctypes, os, struct
fd = os.open(os.__file__, os.O_RDONLY)
wanted = struct.pack('hhqqi4x', 0, 0, 0, 10, 0)
for result in (kernel(73, 32, fd, 5),
               kernel(72, 25, fd, 6, wanted),
               kernel(72, 25, fd, 37, wanted),
               kernel(72, 25, ctypes.c_long(fd), ctypes.c_long(0x100000006), wanted),):
    if result >= 0:
        print("ESCAPED", result)
