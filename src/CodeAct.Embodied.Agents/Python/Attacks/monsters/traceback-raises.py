# Raises an exception whose traceback raises.
# holds: raised E
# keeps: names

class E(Exception):
    @property
    def __traceback__(self):
        raise KeyError('no traceback')
    __cause__ = __context__ = __suppress_context__ = __notes__ = __traceback__
raise E('x')
