# Looks at what is at the top of the file system.
# holds: raised PermissionError|completed

import os
mine = {(place or "").split("/")[1] for place in (FOLDER, ENVIRONMENT) if place}
seen = set(os.listdir("/")) - mine - {"usr", "lib", "lib32", "lib64", "libx32", "bin", "sbin", "dev", "opt", "etc"}
if seen:
    print("ESCAPED", seen)
