# Ends in an exception that cannot be described.
# holds: timed_out|cpu_limit

class Slow(Exception):
    def __str__(self):
        while True:
            pass
raise Slow()
