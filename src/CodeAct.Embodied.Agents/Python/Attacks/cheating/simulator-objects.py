# Looks for the simulator in memory.
# holds: completed

import gc, sys
for thing in gc.get_objects():
    if type(thing).__name__ in ("Episode", "Simulator", "WorldState", "Engine", "Goal"):
        print("ESCAPED", thing)
for name in ("clr", "System", "CodeAct"):
    if name in sys.modules:
        print("ESCAPED", name)
