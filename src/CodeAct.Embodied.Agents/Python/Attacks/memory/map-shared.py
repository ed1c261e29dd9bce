# Maps memory that other processes could see.
# holds: completed

import ctypes
libc = ctypes.CDLL(None)
if libc.shmget(1234, 4096, 0o1600) >= 0 and libc.shmat(0, None, 0) not in (-1, 0xFFFFFFFF):
    print("ESCAPED")
