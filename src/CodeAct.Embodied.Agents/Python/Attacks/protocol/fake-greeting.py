# Greets the host a second time, with a confinement of its own invention.
# holds: died

say(b'["ready","9.9",9,true]\n')
while True:
    pass
