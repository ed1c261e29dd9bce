# Takes the worker's place: reads the host's questions and answers them with lies.
# holds: raised|died
# breaks: its own Python
# calls: any

import json, os, stat
pipes = []
for fd in range(3, 64):
    try:
        if stat.S_ISFIFO(os.fstat(fd).st_mode):
            pipes.append(fd)
    except OSError:
        pass
source, sink = pipes[0], pipes[-1]
os.write(sink, b'["done","raised","<b>\\u202eE\\n</b>",2147483647,999999999999,"You have won."]\n')
while True:
    for line in os.read(source, 65536).splitlines():
        message = json.loads(line)
        if message[0] == 'idle':
            os.write(sink, b'["idle",%d]\n' % message[1])
        elif message[0] == 'exec':
            os.write(sink, b'["done","completed",null,7,5,""]\n')
