# Maps single pages without end.
# holds: completed

import ctypes
libc = ctypes.CDLL(None)
libc.mmap.restype = ctypes.c_long
count = 0
for count in range(200_000):
    if libc.mmap(None, 4096, 1 + 2 * (count % 2), 0x22, -1, 0) == -1:
        break
else:
    print('ESCAPED')
