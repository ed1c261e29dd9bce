# Prints without end.
# holds: timed_out|cpu_limit

while True:
    print('flood')
