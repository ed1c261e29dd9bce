# Fills memory bit by bit.
# holds: raised MemoryError

hoard = []
while True:
    hoard.append('x' * 1_000_000)
