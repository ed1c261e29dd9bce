# Reads how others are scheduled.
# holds: completed

import ctypes, os
room = ctypes.create_string_buffer(256)
pid = os.getppid() or 1
for result in (kernel(252, 31, 1, pid),
               kernel(315, 275, pid, room, 56, 0),
               kernel(143, 121, pid, room),
               kernel(145, 120, pid),
               kernel(148, 127, pid, room),):
    if result >= 0:
        print("ESCAPED", result)
