# Raises a syntax error of a line that is no number.
# holds: raised
# keeps: names

error = SyntaxError('x')
error.filename, error.lineno, error.offset, error.text = '<action 1>', 'abc', -1, 7
raise error
