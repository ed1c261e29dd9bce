# Runs a command through the C library.
# holds: completed

import os
if os.system('/usr/bin/id') == 0:
    print('ESCAPED')
