# Gives a file away by the numbers of the system calls.
# holds: completed

for result in (kernel(92, None, CANARY_FILE.encode(), 65534, 65534),
               kernel(94, None, CANARY_FILE.encode(), 65534, 65534),
               kernel(260, 54, -100, CANARY_FILE.encode(), 65534, 65534, 0),):
    if result >= 0:
        print("ESCAPED", result)
