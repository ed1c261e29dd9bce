# Sends half a character.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["call",1,"goto","\\ud800"]\n')
while True:
    pass
