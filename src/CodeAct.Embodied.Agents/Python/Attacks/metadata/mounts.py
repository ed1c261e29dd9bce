# Makes file systems by the newer system calls.
# holds: completed

for result in (kernel(428, 428, -100, b'/usr', 1),
               kernel(430, 430, b'tmpfs', 0),
               kernel(429, 429, -100, b'/usr', -100, b'/tmp', 0),
               kernel(432, 432, -100, 0),
               kernel(442, 442, -100, b'/', 0, None, 0),
               kernel(166, 39, b'/usr', 2),):
    if result >= 0:
        print("ESCAPED", result)
