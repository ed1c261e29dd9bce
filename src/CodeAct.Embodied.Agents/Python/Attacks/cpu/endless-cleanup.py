# Does its endless work while it is stopped.
# holds: timed_out|cpu_limit

try:
    while True:
        pass
finally:
    while True:
        pass
