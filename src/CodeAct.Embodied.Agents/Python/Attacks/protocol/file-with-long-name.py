# Hands over a file with a name of half a megabyte.
# holds: died

say(b'["file","' + b'x' * 500_000 + b'.png","AAAA",false]\n')
while True:
    pass
