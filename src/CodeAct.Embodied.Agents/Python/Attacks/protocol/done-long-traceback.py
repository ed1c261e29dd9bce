# Ends with a traceback of a megabyte.
# holds: died

say(b'["done","raised","E",1,0,"' + b'x' * 1_000_000 + b'"]\n')
while True:
    pass
