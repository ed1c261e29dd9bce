# Claims that a limit was reached which was not.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["done","call_limit",null,0,0,""]\n')
while True:
    pass
