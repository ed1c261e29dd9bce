# Finds the worker's objects and breaks them.
# holds: completed|raised|died|timed_out|cpu_limit
# breaks: its own Python

import gc
for thing in gc.get_objects():
    try:
        if type(thing).__name__ in ("Session", "Host", "Channel", "Output"):
            thing.__dict__.clear()
    except Exception:
        pass
