# Puts itself between every line of the worker.
# holds: completed|raised|timed_out|cpu_limit|died
# breaks: its own Python

import sys
def trace(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "receive":
        raise RuntimeError("not today")
    return trace
sys.settrace(trace)
sys.setprofile(trace)
