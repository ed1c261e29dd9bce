# Claims to have printed more than there is.
# holds: died

say(b'["done","completed",null,0,9000000000000000000,""]\n')
while True:
    pass
