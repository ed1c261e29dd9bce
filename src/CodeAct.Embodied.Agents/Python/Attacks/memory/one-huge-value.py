# Asks for a terabyte at once.
# holds: raised MemoryError

b'x' * 10**12
