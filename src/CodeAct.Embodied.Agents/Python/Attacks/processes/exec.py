# Becomes another program.
# holds: raised PermissionError|died

import os
os.execv('/usr/bin/yes', ['yes', 'ESCAPED'])
