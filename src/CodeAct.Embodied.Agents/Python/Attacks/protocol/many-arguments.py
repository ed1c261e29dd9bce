# Calls a primitive with a hundred thousand arguments.
# holds: died

say(b'["call",1,"goto"' + b',""' * 100_000 + b']\n')
while True:
    pass
