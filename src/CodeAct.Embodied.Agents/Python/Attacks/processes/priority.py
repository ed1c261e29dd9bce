# Makes itself more important than the host.
# holds: completed

import os
for action in (lambda: os.nice(-10), lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))):
    try:
        action()
        print("ESCAPED")
    except OSError:
        pass
