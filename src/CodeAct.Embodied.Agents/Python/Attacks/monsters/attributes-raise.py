# Raises an exception of which every attribute raises.
# holds: raised E
# keeps: names

class E(BaseException):
    def __getattribute__(self, name):
        raise BaseException(name)
raise E('x')
