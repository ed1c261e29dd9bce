# Calls a function that does not exist.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["call",1,"teleport","home"]\n')
while True:
    pass
