# Puts the null device in place of every descriptor.
# holds: died|timed_out|cpu_limit|raised
# breaks: its own Python
# calls: any

import os
nothing = os.open("/dev/null", os.O_RDWR)
for fd in range(0, 64):
    if fd != nothing:
        try:
            os.dup2(nothing, fd)
        except OSError:
            pass
look()
