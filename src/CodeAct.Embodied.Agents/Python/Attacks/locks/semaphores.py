# Makes semaphores, queues and memory that other processes find by a number.
# holds: completed

for result in (kernel(64, 190, 1234, 1, 0o1666),
               kernel(68, 186, 1234, 0o1666),
               kernel(29, 194, 1234, 4096, 0o1666),):
    if result >= 0:
        print("ESCAPED", result)
