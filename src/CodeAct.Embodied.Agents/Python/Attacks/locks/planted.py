# Locks a file of the host that anybody may write.
# holds: completed

import fcntl, os
for action in (lambda: fcntl.flock(os.open(CANARY_FILE, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB),
               lambda: fcntl.flock(os.open(CANARY_FILE, os.O_PATH), fcntl.LOCK_EX),
               lambda: fcntl.lockf(os.open(CANARY_FILE, os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
