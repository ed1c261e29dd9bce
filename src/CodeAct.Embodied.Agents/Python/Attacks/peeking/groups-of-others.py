# Finds other processes by asking for their groups and sessions.
# holds: completed

import os
me = {0, os.getpid()}
for pid in range(1, 3000):
    for ask in (os.getpgid, os.getsid, os.sched_getaffinity, os.sched_getscheduler, lambda pid: os.getpriority(os.PRIO_PROCESS, pid)):
        try:
            if pid not in me:
                print('ESCAPED', pid, ask(pid))
        except OSError:
            pass
