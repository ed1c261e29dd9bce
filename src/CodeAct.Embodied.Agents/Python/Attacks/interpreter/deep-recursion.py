# Recurses for ever, with the limit out of the way.
# holds: died|raised RecursionError|raised MemoryError|timed_out|cpu_limit

import sys
sys.setrecursionlimit(10 ** 9)
def deep(n):
    return deep(n + 1) + 1
deep(0)
