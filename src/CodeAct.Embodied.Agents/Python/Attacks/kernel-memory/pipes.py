# Makes pipes and fills them.
# holds: completed

import fcntl, os
pipes = []
try:
    while len(pipes) < 1000:
        pipes.append(os.pipe())
        os.set_blocking(pipes[-1][1], False)
        try:
            fcntl.fcntl(pipes[-1][1], 1031, 1 << 20)
            print('ESCAPED')
        except OSError:
            pass
        os.write(pipes[-1][1], bytes(1 << 20))
except OSError:
    pass
print('ESCAPED' if len(pipes) > 100 else len(pipes))
