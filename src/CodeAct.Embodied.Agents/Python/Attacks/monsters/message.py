# Raises an exception with notes of many megabytes.
# holds: raised ValueError MemoryError
# keeps: names

error = ValueError('x' * 5_000_000)
error.__notes__ = ['n' * 1_000_000] * 10
raise error
