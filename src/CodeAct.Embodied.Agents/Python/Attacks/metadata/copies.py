# Has the kernel copy into a file of the host.
# holds: completed

import ctypes, os
fd = os.open(os.__file__, os.O_RDONLY)
try:
    there = os.open(CANARY_FILE, os.O_WRONLY)
    print('ESCAPED')
except OSError:
    there = fd
for result in (kernel(326, 285, fd, None, there, None, 10, 0),
               kernel(40, 71, there, fd, None, 10),
               kernel(285, 47, fd, 0, ctypes.c_long(0), ctypes.c_long(10)),):
    if result >= 0:
        print("ESCAPED", result)
