# Calls a primitive with an argument of a megabyte.
# holds: died

say(b'["call",1,"goto","' + b'x' * 1_000_000 + b'"]\n')
while True:
    pass
