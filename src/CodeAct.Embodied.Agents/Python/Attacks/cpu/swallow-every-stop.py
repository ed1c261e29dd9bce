# Catches whatever would stop it, for ever.
# holds: time|cpu

while True:
    try:
        while True:
            n = 1
    except BaseException:
        pass
