# Greets the host a second time, with a confinement of its own invention.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["ready","9.9",9,true]\n')
while True:
    pass
