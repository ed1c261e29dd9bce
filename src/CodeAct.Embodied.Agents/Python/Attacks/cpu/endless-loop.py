# Loops for ever.
# holds: time|cpu

while True:
    pass
