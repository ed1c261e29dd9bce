# Raises a refusal of the system whose number raises.
# holds: raised E
# keeps: names

class E(OSError):
    errno = property(lambda self: 1 / 0)
    reason = errno
raise E(1, 'x')
