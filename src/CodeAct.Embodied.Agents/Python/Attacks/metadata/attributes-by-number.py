# Reads and sets extended attributes by the numbers of the system calls, the newest too.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(256)
for result in (kernel(188, 5, CANARY_FILE.encode(), b'user.mark', b'1', 1, 0),
               kernel(194, 11, CANARY_FILE.encode(), room, 256),
               kernel(463, 463, -100, CANARY_FILE.encode(), 0, b'user.mark', room, 16),):
    if result >= 0:
        print("ESCAPED", result)
