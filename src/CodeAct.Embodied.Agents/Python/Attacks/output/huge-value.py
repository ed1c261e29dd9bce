# Ends in a value whose text is very long.
# holds: completed|raised MemoryError

list(range(2_000_000))
