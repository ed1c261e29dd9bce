# Attaches to another process as a debugger.
# holds: completed

import ctypes, os
libc = ctypes.CDLL(None)
for pid in (1, os.getppid()):
    if libc.ptrace(16, pid, 0, 0) == 0:
        print("ESCAPED")
