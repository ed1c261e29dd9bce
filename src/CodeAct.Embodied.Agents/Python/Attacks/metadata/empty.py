# Empties a file of the host.
# holds: completed

import os
for action in (lambda: os.truncate(CANARY_FILE, 0),
               lambda: os.ftruncate(os.open(CANARY_FILE, os.O_RDWR), 0),
               lambda: os.open(CANARY_FILE, os.O_RDONLY | os.O_TRUNC),
               lambda: os.open(CANARY_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
