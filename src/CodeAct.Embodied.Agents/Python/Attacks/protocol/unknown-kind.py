# Sends a message that would win the game if there were such a message.
# holds: died

say(b'["win"]\n')
while True:
    pass
