# Sends empty lines.
# holds: died

while True:
    say(b'\n' * 65536)
while True:
    pass
