# Makes a pipe with a name, a device and a socket.
# holds: completed

import os
here = FOLDER or '/tmp'
for action in (lambda: os.mkfifo(here + '/pipe'),
               lambda: os.mknod(here + '/zero', 0o020666, os.makedev(1, 5)),
               lambda: os.mknod(here + '/node', 0o140666),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
