# Becomes root.
# holds: completed

import os
for action in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0])):
    try:
        action()
        print("ESCAPED")
    except OSError:
        pass
if os.getuid() == 0 or os.geteuid() == 0:
    print("ESCAPED: it is root already")
