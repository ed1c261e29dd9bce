# Reads and sets extended attributes.
# holds: completed

import os
for action in (lambda: os.setxattr(CANARY_FILE, 'user.mark', b'1'),
               lambda: os.listxattr(CANARY_FILE),
               lambda: os.getxattr(os.__file__, 'user.mark'),
               lambda: os.removexattr(CANARY_FILE, 'user.mark'),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
