# Waits and wakes on a page of a library that other sandboxes share.
# holds: completed

import ctypes, mmap, os
fd = os.open(os.__file__, os.O_RDONLY)
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_void_p
place = ctypes.c_void_p(libc.mmap(None, 4096, 1, 1, fd, 0))
for result in (kernel(202, 98, place, 1, 1),
               kernel(202, 98, place, 10, 1, None, None, -1),
               kernel(455, 455, place, 1, 1, 2),):
    if result >= 0:
        print("ESCAPED", result)
