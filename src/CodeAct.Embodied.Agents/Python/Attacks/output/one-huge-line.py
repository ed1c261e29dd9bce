# Prints fifty million characters at once.
# holds: completed|raised MemoryError

print('x' * 50_000_000)
