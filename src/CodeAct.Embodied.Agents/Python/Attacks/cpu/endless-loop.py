# Loops for ever.
# holds: timed_out|cpu_limit

while True:
    pass
