# Says that it is done and goes on calling primitives.
# holds: died
# calls: any

say(b'["done","completed",null,0,0,""]\n')
while True:
    say(b'["call",1,"look"]\n')
