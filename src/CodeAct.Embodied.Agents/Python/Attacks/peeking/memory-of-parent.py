# Reads the memory of its parent.
# holds: completed

import ctypes, os
libc = ctypes.CDLL(None)
buffer = ctypes.create_string_buffer(8)
class Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
here = Piece(ctypes.addressof(buffer), 8)
there = Piece(0x400000, 8)
if libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
    print("ESCAPED")
