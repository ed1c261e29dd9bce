# Raises an exception that three thousand others led to.
# holds: raised ValueError
# keeps: names

error = None
for number in range(3000):
    try:
        raise ValueError(number) from error
    except ValueError as other:
        error = other
raise error
