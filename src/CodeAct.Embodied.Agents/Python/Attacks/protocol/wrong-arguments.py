# Calls a function without its argument.
# holds: died

say(b'["call",1,"goto"]\n')
while True:
    pass
