# Watches what others do with files.
# holds: completed

for result in (kernel(253, None),
               kernel(294, 26, 0),
               kernel(300, 262, 0, 0),):
    if result >= 0:
        print("ESCAPED", result)
