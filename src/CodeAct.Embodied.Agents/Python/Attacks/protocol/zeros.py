# Sends zeros.
# holds: died

say(b'\0' * 1000 + b'\n')
while True:
    pass
