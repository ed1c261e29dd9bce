# Moves a file of the host, and a file over it.
# holds: completed

import os
here = (FOLDER or '/tmp') + '/mine'
try:
    os.close(os.open(here, os.O_CREAT | os.O_WRONLY))
except OSError:
    pass
for action in (lambda: os.rename(CANARY_FILE, here),
               lambda: os.replace(here, CANARY_FILE),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
for result in (kernel(316, 276, -100, CANARY_FILE.encode(), -100, here.encode(), 0),
               kernel(316, 276, -100, CANARY_FILE.encode(), -100, here.encode(), 2),):
    if result >= 0:
        print("ESCAPED", result)
