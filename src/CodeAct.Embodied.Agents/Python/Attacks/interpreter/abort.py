# Aborts the interpreter.
# holds: died

import os
os.abort()
