# Opens a file of the host through the C library.
# holds: completed

import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.open(CANARY_FILE.encode(), 0) >= 0:
    print("ESCAPED")
