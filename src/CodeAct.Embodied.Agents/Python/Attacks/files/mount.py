# Mounts a file system over another.
# holds: completed

import ctypes
libc = ctypes.CDLL(None)
if libc.mount(b"none", b"/usr", b"tmpfs", 0, None) == 0 or libc.chroot(b"/usr") == 0:
    print("ESCAPED")
