# Sends bytes that are no text.
# holds: died

say(b'["call",1,"goto","\xff"]\n')
while True:
    pass
