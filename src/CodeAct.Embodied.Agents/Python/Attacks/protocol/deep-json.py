# Sends a message nested a hundred thousand times.
# holds: died

say(b'[' * 100000 + b'\n')
while True:
    pass
