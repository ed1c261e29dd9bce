# Sends fields of the wrong type.
# holds: died

say(b'["call","x",{}]\n')
while True:
    pass
