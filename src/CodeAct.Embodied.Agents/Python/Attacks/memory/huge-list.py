# Makes a list of more entries than memory holds.
# holds: raised MemoryError

[0] * 10**11
