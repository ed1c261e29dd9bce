# Learns how full the host's disks are.
# holds: completed

import ctypes, os, shutil
room = ctypes.create_string_buffer(512)
for action in (lambda: os.statvfs(CANARY_FILE),
               lambda: shutil.disk_usage('/'),
               lambda: os.statvfs('/usr'),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
for result in (kernel(137, 43, b'/usr', room),
               kernel(138, 44, os.open(os.__file__, 0), room),):
    if result >= 0:
        print("ESCAPED", result)
