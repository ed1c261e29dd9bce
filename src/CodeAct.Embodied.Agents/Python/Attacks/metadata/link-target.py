# Reads where a link of the host leads.
# holds: completed

import os
for action in (lambda: os.readlink(CANARY_LINK),
               lambda: os.readlink(CANARY_LINK.encode()),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
