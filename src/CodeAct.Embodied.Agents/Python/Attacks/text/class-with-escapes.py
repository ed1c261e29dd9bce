# Raises an exception whose name steers a terminal.
# holds: raised
# keeps: names

raise type('\x1b[2J\x1b[31mE\u202e\u200b', (Exception,), {})('x')
