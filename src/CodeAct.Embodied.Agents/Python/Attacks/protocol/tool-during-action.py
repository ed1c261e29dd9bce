# Adds a tool while it runs.
# holds: died

say(b'["tool","skills.py","win","()","Wins."]\n')
while True:
    pass
