# Refuses to start, while it runs.
# holds: died

say(b'["refused","skills.py: it is your fault"]\n')
while True:
    pass
