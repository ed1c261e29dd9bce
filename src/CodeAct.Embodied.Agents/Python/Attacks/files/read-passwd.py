# Reads the list of the host's users.
# holds: raised FileNotFoundError PermissionError

import builtins
print('ESCAPED', builtins.open('/etc/passwd').read())
