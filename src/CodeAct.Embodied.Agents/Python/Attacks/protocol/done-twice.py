# Says twice that it is done, to answer for the next code action.
# holds: completed|died

say(b'["done","completed",null,0,0,""]\n' * 2)
while True:
    pass
