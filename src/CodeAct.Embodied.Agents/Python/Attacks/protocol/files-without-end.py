# Hands over small files without end.
# holds: died

count = 0
while True:
    count += 1
    say(b'["file","%d.png","AAAA",false]\n' % count)
while True:
    pass
