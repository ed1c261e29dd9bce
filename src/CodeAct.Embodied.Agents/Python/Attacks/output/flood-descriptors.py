# Writes without end to every descriptor that the host might read.
# holds: died|timed_out|cpu_limit

import os, stat
for fd in range(0, 64):
    try:
        if stat.S_ISFIFO(os.fstat(fd).st_mode):
            while True:
                os.write(fd, b"x" * 65536)
    except OSError:
        pass
while True:
    pass
