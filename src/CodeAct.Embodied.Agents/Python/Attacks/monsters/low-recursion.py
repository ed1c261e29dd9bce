# Leaves next to no depth of calls.
# holds: raised RecursionError
# keeps: names

import sys
sys.setrecursionlimit(60)
def deeper():
    deeper()
deeper()
