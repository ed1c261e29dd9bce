# Ends in a value that will not be shown.
# holds: raised BaseException
# keeps: names

class Value:
    def __repr__(self): raise BaseException('no')
    def __getattribute__(self, name): raise KeyError(name)
Value()
