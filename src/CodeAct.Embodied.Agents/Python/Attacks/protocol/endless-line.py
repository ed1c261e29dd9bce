# Sends a line without end.
# holds: died

while True:
    say(b'x' * 65536)
