# Raises an exception with a name of half a million letters.
# holds: raised
# keeps: names

raise type('N' * 500_000, (Exception,), {})('x')
