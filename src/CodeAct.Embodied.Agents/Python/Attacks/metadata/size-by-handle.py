# Looks at a file through a descriptor that only names it.
# holds: raised PermissionError OSError FileNotFoundError

import os
fd = os.open(CANARY_FILE, os.O_PATH)
print('ESCAPED', os.fstat(fd))
