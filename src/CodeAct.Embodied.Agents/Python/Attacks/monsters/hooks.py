# Replaces what shows exceptions by what raises.
# holds: raised ZeroDivisionError
# keeps: names

import sys
def hook(*arguments):
    raise SystemExit
sys.excepthook = sys.unraisablehook = sys.displayhook = hook
class Last:
    def __del__(self): raise ValueError
Last()
1 / 0
