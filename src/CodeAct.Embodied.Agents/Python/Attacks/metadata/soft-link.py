# Makes links by the numbers of the system calls.
# holds: completed

there = ((FOLDER or '/tmp') + '/out').encode()
for result in (kernel(88, None, b'/', there),
               kernel(266, 36, b'/', -100, there),):
    if result >= 0:
        print("ESCAPED", result)
