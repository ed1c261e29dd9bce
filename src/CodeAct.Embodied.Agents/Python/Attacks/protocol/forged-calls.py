# Calls primitives and never reads the answers.
# holds: timed_out|cpu_limit|died|call_limit
# calls: any

import os, stat
def say(data):
    for fd in range(3, 64):
        try:
            if stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
while True:
    say(b'["call",1,"look"]\n')
