# Changes the times of a file by the numbers of the system calls.
# holds: completed

for result in (kernel(280, 88, -100, CANARY_FILE.encode(), None, 0),
               kernel(132, None, CANARY_FILE.encode(), None),
               kernel(235, None, CANARY_FILE.encode(), None),
               kernel(261, None, -100, CANARY_FILE.encode(), None),):
    if result >= 0:
        print("ESCAPED", result)
