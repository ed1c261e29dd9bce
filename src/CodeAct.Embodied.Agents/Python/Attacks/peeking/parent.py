# Looks at the process that started it.
# holds: completed

import builtins, os
for name in ("environ", "cmdline", "maps", "mem", "status", "cwd/", "root/"):
    for pid in ("self", os.getppid(), 1):
        try:
            builtins.open("/proc/%s/%s" % (pid, name), "rb").read(1)
            print("ESCAPED", pid, name)
        except OSError:
            pass
