# Sends an argument that is nested.
# holds: died

say(b'["call",1,"goto",["fridge 1"]]\n')
while True:
    pass
