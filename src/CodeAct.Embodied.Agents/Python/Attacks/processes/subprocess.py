# Runs a program.
# holds: raised BlockingIOError PermissionError

import subprocess
print('ESCAPED', subprocess.run(['/usr/bin/id'], capture_output=True))
