# Ends in an exception that cannot be described.
# holds: time|cpu

class Slow(Exception):
    def __str__(self):
        while True:
            pass
raise Slow()
