# Becomes root. Where a machine knows no other user it has root's number already, and must not get more by asking.
# holds: completed

import os
was_root = os.getuid() == 0
for action in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0])):
    try:
        action()
        print("ESCAPED")
    except OSError:
        pass
if not was_root and os.geteuid() == 0:
    print("ESCAPED: it became root")
