# Sends a number that fits into nothing.
# holds: died

say(b'["call",' + b'9' * 5000 + b',"look"]\n')
while True:
    pass
