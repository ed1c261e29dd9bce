# Changes the worker through the frames that called it.
# holds: completed|raised|died|timed_out|cpu_limit
# breaks: its own Python

import sys
frame = sys._getframe()
while frame:
    frame.f_globals.clear() if frame.f_back is None else None
    frame = frame.f_back
