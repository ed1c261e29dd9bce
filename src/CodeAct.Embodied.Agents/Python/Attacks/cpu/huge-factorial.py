# Computes what the interpreter cannot be interrupted in.
# holds: time|cpu

sum(range(10 ** 12))
