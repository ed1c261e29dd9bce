# Raises nothing, as it says.
# holds: died

say(b'["done","raised",null,1,0,""]\n')
while True:
    pass
