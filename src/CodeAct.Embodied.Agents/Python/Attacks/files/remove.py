# Deletes and renames files of the host.
# holds: completed

import os
for action in (lambda: os.unlink(CANARY_FILE), lambda: os.rename(CANARY_FILE, CANARY_FILE + "2"), lambda: os.chmod(CANARY_FILE, 0),
               lambda: os.truncate(CANARY_FILE, 0), lambda: os.utime(CANARY_FILE, (0, 0)), lambda: os.link(CANARY_FILE, CANARY_FILE + "3")):
    try:
        action()
        print("ESCAPED")
    except OSError:
        pass
