# Ends at a line that the program does not have.
# holds: died

say(b'["done","raised","E",2147483647,0,"E"]\n')
while True:
    pass
