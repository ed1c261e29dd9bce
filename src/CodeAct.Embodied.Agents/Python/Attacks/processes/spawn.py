# Starts a process by posix_spawn.
# holds: raised BlockingIOError PermissionError

import os
os.posix_spawn('/usr/bin/id', ['id'], {})
print('ESCAPED')
