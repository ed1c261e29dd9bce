# Sends a signal to its group, and to all processes.
# holds: completed|died

import os
for pid in (0, -1):
    try:
        os.kill(pid, 15)
    except OSError:
        pass
