# Starts a process.
# holds: raised BlockingIOError PermissionError

import os
os.fork()
print('ESCAPED')
