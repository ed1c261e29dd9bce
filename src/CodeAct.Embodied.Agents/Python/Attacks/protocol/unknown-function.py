# Calls a function that does not exist.
# holds: died

say(b'["call",1,"teleport","home"]\n')
while True:
    pass
