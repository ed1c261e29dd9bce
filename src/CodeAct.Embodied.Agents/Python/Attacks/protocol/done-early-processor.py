# Claims that its processor time was used up.
# holds: died

say(b'["done","cpu_limit",null,0,0,""]\n')
while True:
    pass
