# Gives its exception a name that is no plain text.
# holds: raised
# keeps: names

class S(str):
    def isascii(self): return True
    def __len__(self): return 1
    def encode(self, *arguments): raise KeyError
class E(Exception):
    pass
E.__name__ = S('E\u202e' * 1000)
raise E('x')
