# Ends in a value whose text misbehaves.
# holds: completed
# keeps: names

class S(str):
    def __add__(self, other): return self
    def __len__(self): return 0
    def __getitem__(self, index): return self
class Value:
    def __repr__(self): return S('z' * 300_000)
Value()
