# Makes files in memory and secret memory.
# holds: completed

for result in (kernel(319, 279, b'name', 0),
               kernel(447, 447, 0),
               kernel(329, 288, 0, 0),):
    if result >= 0:
        print("ESCAPED", result)
