# Makes timers and descriptors of signals.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(64)
for result in (kernel(222, 107, 0, None, room),
               kernel(283, 85, 0, 0),
               kernel(289, 74, -1, room, 8, 0),
               kernel(282, None, -1, room, 8),):
    if result >= 0:
        print("ESCAPED", result)
