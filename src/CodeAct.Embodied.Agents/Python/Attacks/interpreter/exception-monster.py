# Raises an exception that lies about everything.
# holds: raised|timed_out|cpu_limit|died

class Meta(type):
    def __getattribute__(cls, name):
        raise SystemExit("no " + name)
class Monster(BaseException, metaclass=Meta):
    def __getattribute__(self, name):
        raise KeyboardInterrupt
    def __str__(self):
        raise SystemExit
    __repr__ = __str__
raise Monster()
