# Names a function by half a character.
# holds: died

say(b'["call",1,"\\udc00\\ud800"]\n')
while True:
    pass
