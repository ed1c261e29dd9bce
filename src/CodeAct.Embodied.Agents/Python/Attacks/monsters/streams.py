# Replaces its streams by what leaves.
# holds: raised ValueError
# keeps: names

import sys
class Stream:
    def write(self, text): raise SystemExit
    def flush(self): raise KeyError
sys.stdout = sys.stderr = Stream()
raise ValueError('x')
