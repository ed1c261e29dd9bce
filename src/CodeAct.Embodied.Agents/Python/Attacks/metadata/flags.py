# Makes a library immutable.
# holds: completed

import ctypes, os
fd = os.open(os.__file__, os.O_RDONLY)
flags = ctypes.create_string_buffer(64)
for result in (kernel(16, 29, fd, 0x40086602, flags),
               kernel(16, 29, fd, 0x80086601, flags),
               kernel(469, 469, -100, CANARY_FILE.encode(), flags, 24, 0),):
    if result >= 0:
        print("ESCAPED", result)
