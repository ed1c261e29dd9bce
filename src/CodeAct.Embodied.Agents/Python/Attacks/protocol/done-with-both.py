# Completes with an exception.
# holds: died

say(b'["done","completed","WonError",1,0,"You have won."]\n')
while True:
    pass
