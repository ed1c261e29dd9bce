# Raises a syntax error of a line beyond all numbers.
# holds: raised
# keeps: names

error = SyntaxError('x')
error.filename, error.lineno = '<action 1>', 10 ** 30
raise error
