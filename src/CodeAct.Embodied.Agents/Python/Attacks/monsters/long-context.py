# Raises within three thousand handlers.
# holds: raised KeyError
# keeps: names

error = KeyError('first')
for number in range(3000):
    other = KeyError(number)
    other.__context__ = error
    error = other
raise error
