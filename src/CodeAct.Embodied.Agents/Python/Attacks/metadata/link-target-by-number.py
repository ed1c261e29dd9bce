# Reads a link by the numbers of the system calls.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(256)
L = CANARY_LINK.encode()
for result in (kernel(89, None, L, room, 256),
               kernel(267, 78, -100, L, room, 256),):
    if result >= 0:
        print("ESCAPED", result)
