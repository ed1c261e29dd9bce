# Raises an exception that will not say what it is.
# holds: raised E
# keeps: names

class E(Exception):
    @property
    def __class__(self):
        raise KeyError('no class')
raise E('x')
