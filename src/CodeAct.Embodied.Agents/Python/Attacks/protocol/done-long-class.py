# Ends by an exception with a very long name.
# holds: died

say(b'["done","raised","' + b'E' * 500_000 + b'",1,0,""]\n')
while True:
    pass
