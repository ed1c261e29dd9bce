# Reads what the machine is and who uses it.
# holds: completed

import builtins
for path in ("/etc/hostname", "/etc/machine-id", "/etc/shadow", "/etc/resolv.conf", "/var/log/syslog", "/sys/class/net", "/proc/version", "/boot", "/dev/mem", "/dev/kmsg", "/dev/sda"):
    try:
        builtins.open(path, "rb").read(1)
        print("ESCAPED", path)
    except OSError:
        pass
