# Locks memory of the host's.
# holds: completed

import ctypes, mmap
page = mmap.mmap(-1, 1 << 20)
place = ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(page)))
for result in (kernel(149, 228, place, 4096),
               kernel(151, 230, 3),
               kernel(325, 284, place, 4096, 1),):
    if result >= 0:
        print("ESCAPED", result)
