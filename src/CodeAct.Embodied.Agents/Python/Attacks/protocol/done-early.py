# Claims that its time was over.
# holds: died

say(b'["done","timed_out",null,0,0,""]\n')
while True:
    pass
