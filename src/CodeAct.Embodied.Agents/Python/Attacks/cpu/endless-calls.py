# Calls a primitive for ever.
# holds: timed_out|cpu_limit|call_limit
# calls: any

while True:
    look()
