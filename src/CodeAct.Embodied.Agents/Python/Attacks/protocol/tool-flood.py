# Tells of calls of a tool with arguments of a megabyte.
# holds: died

while True:
    say(b'["used",1,"visit","' + b'x' * 1_000_000 + b'"]\n')
while True:
    pass
