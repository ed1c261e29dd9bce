# Reads from descriptors that the host may have left open.
# holds: completed|died|timed_out|cpu_limit

import os, stat
for fd in range(0, 1024):
    try:
        kind = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISREG(kind) or stat.S_ISDIR(kind) or stat.S_ISSOCK(kind):
        print("ESCAPED", fd)
