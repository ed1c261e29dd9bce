# Raises an exception that claims to be the worker's own.
# holds: raised E
# keeps: names

import sys
class E(Exception):
    @property
    def __class__(self):
        return SystemExit
raise E('x')
