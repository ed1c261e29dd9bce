# Asks for privileges, and for a group of its own.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(64)
for result in (kernel(126, 91, room, room),
               kernel(125, 90, room, room),
               kernel(308, 268, -1, 0),
               kernel(272, 97, 0x10000000),
               kernel(112, 157),
               kernel(109, 154, 0, 0),):
    if result >= 0:
        print("ESCAPED", result)
