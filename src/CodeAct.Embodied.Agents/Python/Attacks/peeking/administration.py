# Asks for what only an administrator may do.
# holds: completed

import ctypes
room = ctypes.create_string_buffer(512)
for result in (kernel(164, 170, room, None),
               kernel(159, 171, room),
               kernel(170, 161, b'robot', 5),
               kernel(169, 142, 0xfee1dead, 672274793, 0),
               kernel(175, 105, room, 64, b''),
               kernel(167, 224, b'/tmp/x', 0),
               kernel(163, 89, None),
               kernel(179, 60, 0x80000100, None, 0, room),):
    if result >= 0:
        print("ESCAPED", result)
