# Reads a file of the host that anybody may read.
# holds: raised FileNotFoundError PermissionError

import builtins
print('ESCAPED', builtins.open(CANARY_FILE).read())
