# Does its endless work while it is stopped.
# holds: time|cpu

try:
    while True:
        pass
finally:
    while True:
        pass
