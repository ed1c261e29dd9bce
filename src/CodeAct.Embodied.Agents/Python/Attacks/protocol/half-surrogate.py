# Sends half a character.
# holds: died

say(b'["call",1,"goto","\\ud800"]\n')
while True:
    pass
