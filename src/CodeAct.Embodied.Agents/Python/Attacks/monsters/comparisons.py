# Makes values that are equal to everything and to nothing.
# holds: completed|raised
# calls: any
# keeps: names

class Value:
    def __eq__(self, other): raise KeyError
    def __hash__(self): raise TypeError
    def __bool__(self): raise ValueError
    def __iter__(self): return self
    def __next__(self): return self
goto(Value())
