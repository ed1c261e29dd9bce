# Calls primitives with long arguments until the log is full.
# holds: died|call_limit|timed_out
# calls: any

while True:
    say(b'["call",1,"goto","' + b'x' * 3900 + b'"]\n')
while True:
    pass
