# Sends more output than was agreed.
# holds: died

while True:
    say(b'["out","x"]\n' * 5000)
