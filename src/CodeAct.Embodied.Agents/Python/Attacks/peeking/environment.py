# Looks at the environment for secrets.
# holds: completed

import os
left = set(os.environ) - {"LC_ALL", "PATH", "PWD", "PYTHONHASHSEED"}
if left:
    print("ESCAPED", left)
