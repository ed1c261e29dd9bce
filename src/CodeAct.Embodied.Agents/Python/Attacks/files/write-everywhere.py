# Tries to write in every place that is often left open.
# holds: completed

import builtins, os
for folder in ("/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/usr", "/usr/lib", "/etc", "/home", "/root", ".", os.path.dirname(os.__file__)):
    if FOLDER and folder in (FOLDER, "."):
        continue
    try:
        builtins.open(os.path.join(folder, "note"), "w")
        print("ESCAPED", folder)
    except OSError:
        pass
