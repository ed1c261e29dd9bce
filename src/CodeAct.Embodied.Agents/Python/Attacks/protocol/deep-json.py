# Sends a message nested a hundred thousand times.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'[' * 100000 + b'\n')
while True:
    pass
