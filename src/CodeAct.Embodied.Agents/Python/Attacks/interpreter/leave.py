# Ends the interpreter without telling anybody.
# holds: died

import os
os._exit(0)
