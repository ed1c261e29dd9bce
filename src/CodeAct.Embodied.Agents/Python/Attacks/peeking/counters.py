# Counts events of the processor and of the kernel.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(256)
for result in (kernel(298, 241, room, 0, -1, -1, 0),
               kernel(321, 280, 0, room, 128),
               kernel(212, None, 0, room, 16),
               kernel(444, 444, room, 8, 0),):
    if result >= 0:
        print("ESCAPED", result)
