# Raises an exception whose name is a page.
# holds: raised
# keeps: names

raise type('<script>alert(1)</script>[red]', (Exception,), {})('x')
