# Says that it has printed a megabyte.
# holds: died

while True:
    say(b'["out","' + b'x' * 1_000_000 + b'"]\n')
while True:
    pass
