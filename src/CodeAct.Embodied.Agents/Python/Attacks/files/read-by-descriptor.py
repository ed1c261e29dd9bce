# Opens a file of the host without Python's open.
# holds: raised FileNotFoundError PermissionError

import os
print('ESCAPED', os.read(os.open(CANARY_FILE, os.O_RDONLY), 100))
