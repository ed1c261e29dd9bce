# Looks at the environment for secrets.
# holds: completed

import os
known = {"LC_ALL", "PATH", "PWD", "PYTHONHASHSEED", "MPLBACKEND", "MPLCONFIGDIR", "LOKY_MAX_CPU_COUNT"}
left = {name for name in os.environ if name not in known and not name.endswith("_NUM_THREADS")}
if left:
    print("ESCAPED", left)
