# Reads address zero.
# holds: died

import ctypes
ctypes.string_at(0)
