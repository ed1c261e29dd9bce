# Sends a line of blanks.
# holds: died

while True:
    say(b' ' * 65536)
while True:
    pass
