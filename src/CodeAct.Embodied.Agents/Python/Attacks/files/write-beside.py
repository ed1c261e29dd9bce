# Makes a file beside one of the host.
# holds: raised FileNotFoundError PermissionError

import builtins
builtins.open(CANARY_FILE + '.new', 'w').write('x')
print('ESCAPED')
