# Learns sizes while it lists a folder.
# holds: raised PermissionError OSError FileNotFoundError

import os
for entry in os.scandir(os.path.dirname(CANARY_FILE)):
    print('ESCAPED', entry.stat())
