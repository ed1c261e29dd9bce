# Writes over the memory of None.
# holds: died|raised|completed|timed_out|cpu_limit
# breaks: its own Python

import ctypes
ctypes.memset(id(None), 0xFF, 16)
None
