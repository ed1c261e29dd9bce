# Sends the host what is no message.
# holds: died

say(b'nonsense\n')
while True:
    pass
