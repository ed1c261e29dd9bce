# Claims to have printed what it has not.
# holds: died

say(b'["done","completed",null,0,999999999999,""]\n')
while True:
    pass
