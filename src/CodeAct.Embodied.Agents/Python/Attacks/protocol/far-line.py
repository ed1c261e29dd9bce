# Calls from a line that the program does not have.
# holds: died|timed_out|cpu_limit
# calls: any

say(b'["call",2147483647,"look"]\n')
while True:
    pass
