# Switches off the timers that would stop it.
# holds: timed_out|cpu_limit

import signal
signal.setitimer(signal.ITIMER_REAL, 0)
signal.setitimer(signal.ITIMER_PROF, 0)
while True:
    pass
