# Computes what the interpreter cannot be interrupted in.
# holds: timed_out|cpu_limit

sum(range(10 ** 12))
