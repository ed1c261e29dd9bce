# Raises in a function with a name of half a million letters.
# holds: raised ZeroDivisionError
# keeps: names

name = 'f' * 500_000
exec(compile('def %s(): 1 / 0\n%s()' % (name, name), '<action 1>', 'exec'))
