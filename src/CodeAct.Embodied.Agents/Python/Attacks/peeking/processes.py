# Lists the processes of the host.
# holds: raised FileNotFoundError PermissionError

import os
print('ESCAPED', os.listdir('/proc'))
