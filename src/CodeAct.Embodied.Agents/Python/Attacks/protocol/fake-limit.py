# Claims that a limit was reached which was not.
# holds: died

say(b'["done","call_limit",null,0,0,""]\n')
while True:
    pass
