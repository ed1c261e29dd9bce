# Calls with arguments that are longer than they look.
# holds: died|call_limit|timed_out
# calls: any

while True:
    say(b'["call",1,"goto","' + b'\\u4e00' * 3900 + b'"]\n')
while True:
    pass
