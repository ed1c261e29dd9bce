# Reads the host's answers itself and mixes up their order.
# holds: completed|raised|timed_out|cpu_limit|died
# calls: any

import os, stat, sys
pipes = []
for fd in range(3, 64):
    try:
        if stat.S_ISFIFO(os.fstat(fd).st_mode):
            pipes.append(fd)
    except OSError:
        pass
source, sink = pipes[0], pipes[-1]
os.write(sink, b'["call",1,"look"]\n["call",1,"inventory"]\n')
answer = os.read(source, 65536)
print("inventory says", inventory())
print("look says", look())
