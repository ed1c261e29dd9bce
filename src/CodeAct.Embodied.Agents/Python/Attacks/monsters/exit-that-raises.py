# Leaves with a code that cannot be shown.
# holds: completed
# keeps: names

class Code:
    def __str__(self):
        raise KeyError
    __repr__ = __str__
raise SystemExit(Code())
