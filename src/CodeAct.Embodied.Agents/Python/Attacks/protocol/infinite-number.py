# Sends a number without bound.
# holds: died

say(b'["call",1e999,"look"]\n')
while True:
    pass
