# Raises a group of a hundred thousand.
# holds: raised ExceptionGroup ValueError
# keeps: names

try:
    error = ExceptionGroup('wide', [ValueError(number) for number in range(100_000)])
except NameError:
    error = ValueError()
raise error
