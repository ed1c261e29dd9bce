# Says that it is done and goes on computing.
# holds: completed|died

say(b'["done","completed",null,0,0,""]\n')
while True:
    pass
