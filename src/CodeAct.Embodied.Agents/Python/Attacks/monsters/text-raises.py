# Raises an exception whose text raises.
# holds: raised E
# keeps: names

class E(Exception):
    def __str__(self):
        raise SystemExit('no')
    def __repr__(self):
        raise KeyboardInterrupt
raise E('x')
