# Makes a library of the system's writable.
# holds: completed

import os
fd = os.open(os.__file__, os.O_RDONLY)
for action in (lambda: os.fchmod(fd, 0o777),
               lambda: os.chmod(os.__file__, 0o4777),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
