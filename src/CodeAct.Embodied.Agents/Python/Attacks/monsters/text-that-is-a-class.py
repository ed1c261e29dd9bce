# Prints and calls with texts that misbehave.
# holds: raised ValueError
# keeps: names

class S(str):
    def __len__(self): return -5
    def __getitem__(self, index): return self
    def isascii(self): return True
    def __str__(self): return self
    def __add__(self, other): return self
    def __radd__(self, other): return self
    def encode(self, *arguments): raise KeyError
print(S('x' * 100_000))
goto(S('y' * 10_000))
