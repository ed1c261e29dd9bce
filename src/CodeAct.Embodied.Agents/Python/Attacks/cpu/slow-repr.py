# Ends in a value that cannot be shown.
# holds: time|cpu

class Slow:
    def __repr__(self):
        while True:
            pass
Slow()
