# Runs code from a file whose name misbehaves.
# holds: raised ZeroDivisionError
# keeps: names

class F(str):
    def startswith(self, *arguments): raise KeyError
    def __eq__(self, other): raise KeyError
    __hash__ = str.__hash__
exec(compile('1 / 0', 'x', 'exec').replace(co_filename=F('<action 1>')))
