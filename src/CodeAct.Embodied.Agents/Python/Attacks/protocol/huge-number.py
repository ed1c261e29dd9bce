# Sends a number that fits into nothing.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["call",' + b'9' * 5000 + b',"look"]\n')
while True:
    pass
