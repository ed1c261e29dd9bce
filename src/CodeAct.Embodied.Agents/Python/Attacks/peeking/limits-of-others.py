# Reads and sets limits of another process.
# holds: completed

import os, resource
for action in (lambda: resource.prlimit(os.getppid() or 1, resource.RLIMIT_NOFILE),
               lambda: resource.prlimit(1, resource.RLIMIT_CPU, (1, 1)),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
