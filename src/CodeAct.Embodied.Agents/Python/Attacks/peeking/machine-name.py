# Learns the name of the machine.
# holds: completed

import ctypes, os, platform, socket
room = ctypes.create_string_buffer(512)
if {os.uname().nodename, platform.node()} - {'robot'}:
    print('ESCAPED', os.uname())
for result in (kernel(63, 160, room),):
    if result >= 0:
        print("ESCAPED", result)
try:
    print('ESCAPED', socket.gethostname())
except OSError:
    pass
