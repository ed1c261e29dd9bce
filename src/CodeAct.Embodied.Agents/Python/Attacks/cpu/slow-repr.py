# Ends in a value that cannot be shown.
# holds: timed_out|cpu_limit

class Slow:
    def __repr__(self):
        while True:
            pass
Slow()
