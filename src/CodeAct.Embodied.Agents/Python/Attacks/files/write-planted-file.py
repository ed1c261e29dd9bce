# Overwrites a file of the host.
# holds: raised FileNotFoundError PermissionError

import builtins
builtins.open(CANARY_FILE, 'w').write('ESCAPED')
