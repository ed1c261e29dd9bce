# Raises groups nested five thousand deep.
# holds: raised ExceptionGroup ValueError
# keeps: names

error = ValueError('inner')
try:
    for number in range(5000):
        error = ExceptionGroup(str(number), [error])
except NameError:
    pass
raise error
