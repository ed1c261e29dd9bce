# Tells of a tool, and of a file, that nobody asked for.
# holds: died

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
say(b'["file","../../evil.png","AAAA",false]\n')
while True:
    pass
