# Reads the kernel's log and keys.
# holds: completed

import ctypes, os
libc = ctypes.CDLL(None)
buffer = ctypes.create_string_buffer(4096)
if libc.klogctl(3, buffer, 4096) > 0:
    print("ESCAPED")
number = {"x86_64": 250, "aarch64": 219}[os.uname().machine]
if libc.syscall(number, 0, -3, 1) > 0:
    print("ESCAPED: a keyring")
