# Looks into the home of root.
# holds: raised FileNotFoundError PermissionError

import os
print('ESCAPED', os.listdir('/root'))
