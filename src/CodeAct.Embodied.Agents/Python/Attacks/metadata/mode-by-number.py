# Changes the mode of a file by the numbers of the system calls, the newest too.
# holds: completed

for result in (kernel(90, None, CANARY_FILE.encode(), 0o777),
               kernel(268, 53, -100, CANARY_FILE.encode(), 0o777),
               kernel(452, 452, -100, CANARY_FILE.encode(), 0o777, 0),):
    if result >= 0:
        print("ESCAPED", result)
