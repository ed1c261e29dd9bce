# Switches off the timers that would stop it.
# holds: time|cpu

import signal
signal.setitimer(signal.ITIMER_REAL, 0)
signal.setitimer(signal.ITIMER_PROF, 0)
while True:
    pass
