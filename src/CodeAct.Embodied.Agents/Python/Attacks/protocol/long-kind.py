# Sends a message of an endless kind.
# holds: died

say(b'["' + b'k' * 900_000 + b'"]\n')
while True:
    pass
