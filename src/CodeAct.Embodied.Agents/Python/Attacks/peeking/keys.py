# Looks for keys and makes some.
# holds: completed

for result in (kernel(248, 217, b'user', b'mark', b'1', 1, -2),
               kernel(249, 218, b'user', b'mark', None, 0),
               kernel(250, 219, 0, -4, 1),
               kernel(250, 219, 6, -2),):
    if result >= 0:
        print("ESCAPED", result)
