# Catches whatever would stop it, for ever.
# holds: timed_out|cpu_limit

while True:
    try:
        while True:
            n = 1
    except BaseException:
        pass
