# Looks at a file by the numbers of the system calls, also as if at a descriptor.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(512)
for result in (kernel(4, None, CANARY_FILE.encode(), room),
               kernel(6, None, CANARY_FILE.encode(), room),
               kernel(262, 79, -100, CANARY_FILE.encode(), room, 0),
               kernel(262, 79, -100, CANARY_FILE.encode(), room, 0x1000),
               kernel(262, 79, -100, CANARY_FILE.encode(), room, 0x100),
               kernel(332, 291, -100, CANARY_FILE.encode(), 0, 0xFFF, room),):
    if result >= 0:
        print("ESCAPED", result)
