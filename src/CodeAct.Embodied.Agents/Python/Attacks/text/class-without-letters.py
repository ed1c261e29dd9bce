# Raises an exception whose name shows nothing.
# holds: raised
# keeps: names

raise type('\u3164\u2800\U000e0041', (Exception,), {})('x')
