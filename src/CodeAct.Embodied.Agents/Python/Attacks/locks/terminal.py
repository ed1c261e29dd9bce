# Writes into the terminal of whoever started it.
# holds: completed

import fcntl, os
for fd in range(0, 64):
    for request, value in ((0x5412, b'x'), (0x540E, 0), (0x5422, 0), (0x541C, bytes(8))):
        try:
            fcntl.ioctl(fd, request, value)
            print('ESCAPED', fd, request)
        except OSError:
            pass
