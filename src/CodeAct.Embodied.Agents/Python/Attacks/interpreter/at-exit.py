# Leaves work for the interpreter's end, and ends it.
# holds: completed

import atexit, sys
atexit.register(lambda: look())
atexit.register(lambda: print("ESCAPED"))
sys.exit()
