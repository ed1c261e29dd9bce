# Empties a file by the numbers of the system calls.
# holds: completed

for result in (kernel(76, 45, CANARY_FILE.encode(), 0),
               kernel(2, None, CANARY_FILE.encode(), 0o1000, 0),
               kernel(257, 56, -100, CANARY_FILE.encode(), 0o1000, 0),
               kernel(85, None, CANARY_FILE.encode(), 0o600),
               kernel(437, 437, -100, CANARY_FILE.encode(), b'\0\2' + bytes(22), 24),):
    if result >= 0:
        print("ESCAPED", result)
