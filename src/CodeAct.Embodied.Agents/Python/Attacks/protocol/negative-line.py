# Calls from before its first line.
# holds: died

say(b'["call",-1,"look"]\n')
while True:
    pass
