# Computes a number with a hundred million digits, in one operation.
# holds: time|cpu|raised MemoryError ValueError

x = 7 ** (10 ** 8)
print(len(str(x)))
