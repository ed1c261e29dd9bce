# Imports a file of the host as a module.
# holds: raised ModuleNotFoundError FileNotFoundError PermissionError

import os, sys
sys.path.insert(0, os.path.dirname(CANARY_FILE))
import canary
print("ESCAPED", canary)
