# Raises an exception of a class with another name for everybody.
# holds: raised E TypeError
# keeps: names

class M(type):
    @property
    def __name__(cls):
        raise KeyError
    @property
    def __module__(cls):
        return 7
class E(Exception, metaclass=M):
    pass
raise E('x')
