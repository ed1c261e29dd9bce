# Raises an exception with a very long text.
# holds: raised ValueError|raised MemoryError

raise ValueError('x' * 50_000_000)
