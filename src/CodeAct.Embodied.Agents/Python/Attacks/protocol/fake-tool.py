# Tells of a tool, and of a file, that nobody asked for.
# holds: died

say(b'["file","../../evil.png","AAAA",false]\n')
while True:
    pass
