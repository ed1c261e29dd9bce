# Calls primitives and never reads the answers.
# holds: timed_out|cpu_limit|died|call_limit
# calls: any

while True:
    say(b'["call",1,"look"]\n')
