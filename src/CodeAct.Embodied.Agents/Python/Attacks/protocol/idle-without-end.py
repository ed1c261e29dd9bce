# Answers what nobody asked.
# holds: died

while True:
    say(b'["idle",1]\n')
while True:
    pass
