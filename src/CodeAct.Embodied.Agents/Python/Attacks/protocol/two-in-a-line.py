# Sends two messages in one line.
# holds: died

say(b'["call",1,"look"]["call",1,"look"]\n')
while True:
    pass
