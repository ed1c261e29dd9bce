# Starts a process by the number of the system call.
# holds: completed

import ctypes, os
libc = ctypes.CDLL(None)
clone = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
child = libc.syscall(clone, 17, 0, 0, 0, 0)
if child >= 0:
    print("ESCAPED")
