# Runs code with line numbers beyond all lines.
# holds: raised ZeroDivisionError
# calls: any
# keeps: names

exec(compile('look(); 1 / 0', '<action 1>', 'exec').replace(co_firstlineno=2 ** 31 - 1))
