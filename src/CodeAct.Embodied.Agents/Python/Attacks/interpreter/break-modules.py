# Replaces the modules that the worker uses.
# holds: completed|raised|died|timed_out|cpu_limit
# breaks: its own Python

import sys, os, signal, json, linecache, traceback
for module in (os, signal, json, linecache, traceback):
    for name in list(vars(module)):
        if not name.startswith("__"):
            setattr(module, name, None)
sys.modules.clear()
