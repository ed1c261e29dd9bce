# Gets hold of another process.
# holds: completed

import os
pid = os.getppid() or 1
for result in (kernel(434, 434, pid, 0),
               kernel(438, 438, pid, 0, 0),
               kernel(440, 440, pid, None, 0, 21, 0),
               kernel(312, 272, pid, pid, 0, 0, 0),
               kernel(448, 448, pid, 0),):
    if result >= 0:
        print("ESCAPED", result)
