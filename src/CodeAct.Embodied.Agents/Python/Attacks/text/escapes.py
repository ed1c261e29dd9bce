# Calls with what steers a terminal.
# holds: completed
# calls: any

for text in ('\x1b]0;title\x07', '\x1b[2J', '\x9b31m', '\x08' * 10, '\x7f', '\x00'):
    goto(text)
