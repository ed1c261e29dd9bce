# Gives primitives what no text is.
# holds: completed|raised
# calls: any

class Changing:
    turn = 0
    def __str__(self):
        Changing.turn += 1
        return "fridge %d" % Changing.turn
for value in (None, 1, [], {}, object(), Changing(), b"fridge 1", "x" * 4000, ""):
    goto(value)
