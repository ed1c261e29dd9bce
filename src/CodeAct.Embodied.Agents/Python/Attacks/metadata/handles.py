# Opens a file by a handle instead of by its name.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(256)
room[0] = 128
number = ctypes.c_int()
for result in (kernel(303, 264, -100, CANARY_FILE.encode(), room, ctypes.byref(number), 0),
               kernel(304, 265, -100, room, 0),):
    if result >= 0:
        print("ESCAPED", result)
