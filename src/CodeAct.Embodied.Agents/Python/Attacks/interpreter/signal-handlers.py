# Runs on through its own signal handlers after the end.
# holds: completed
# breaks: its own Python
# calls: any

import signal
def again(number, frame):
    while True:
        look()
signal.signal(signal.SIGALRM, again)
signal.signal(signal.SIGPROF, again)
signal.signal(signal.SIGVTALRM, again)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.05, 0.05)
