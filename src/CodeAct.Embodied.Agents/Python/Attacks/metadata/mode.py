# Changes what others may do with a file of the host.
# holds: completed

import os
for action in (lambda: os.chmod(CANARY_FILE, 0o777),
               lambda: os.chmod(os.path.dirname(CANARY_FILE), 0o700),
               lambda: os.chmod(CANARY_FILE, 0o4755),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
