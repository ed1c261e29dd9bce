# Raises an exception of a class that answers nothing.
# holds: raised E
# keeps: names

class M(type):
    def __getattribute__(cls, name):
        raise MemoryError(name)
class E(Exception, metaclass=M):
    pass
raise E('x')
