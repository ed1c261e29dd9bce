# Has the kernel do the forbidden through a ring.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(256)
for result in (kernel(425, 425, 4, room),
               kernel(206, 0, 10, room),
               kernel(323, 282, 0),):
    if result >= 0:
        print("ESCAPED", result)
