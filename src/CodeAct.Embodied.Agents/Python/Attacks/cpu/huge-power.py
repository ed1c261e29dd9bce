# Computes a number with a hundred million digits, in one operation.
# holds: timed_out|cpu_limit|raised MemoryError ValueError

x = 7 ** (10 ** 8)
print(len(str(x)))
