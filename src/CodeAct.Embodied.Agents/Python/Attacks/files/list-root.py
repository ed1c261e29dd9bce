# Looks at what is at the top of the file system.
# holds: raised PermissionError|completed

import os
seen = set(os.listdir("/")) - {"usr", "lib", "lib32", "lib64", "libx32", "bin", "sbin", "dev", "opt"}
if seen:
    print("ESCAPED", seen)
