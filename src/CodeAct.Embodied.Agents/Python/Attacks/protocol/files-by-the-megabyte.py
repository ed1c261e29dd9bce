# Hands over as many bytes as it can.
# holds: died

count = 0
while True:
    count += 1
    say(b'["file","%d.png","' % (count // 20) + b'A' * 400_000 + b'",' + (b'true' if count % 20 else b'false') + b']\n')
while True:
    pass
