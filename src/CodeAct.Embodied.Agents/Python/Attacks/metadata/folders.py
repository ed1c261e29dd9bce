# Goes to other folders and to another root.
# holds: completed

import os
for action in (lambda: os.chdir(os.path.dirname(CANARY_FILE)),
               lambda: os.fchdir(os.open('/usr/lib', os.O_RDONLY)),
               lambda: os.chroot('/usr'),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
for result in (kernel(155, 41, b'/usr', b'/usr'),
               kernel(161, 51, b'/usr'),):
    if result >= 0:
        print("ESCAPED", result)
