# Makes a file in memory and runs it.
# holds: completed|died

import os
try:
    os.memfd_create("program")
    import ctypes
    print("a file in memory")
    os.execv("/usr/bin/id", ["id"])
    print("ESCAPED")
except OSError:
    pass
