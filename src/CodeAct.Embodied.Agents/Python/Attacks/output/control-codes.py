# Prints what would take over a terminal.
# holds: completed

print('\x1b]0;title\x07\x1b[2J\x1b[31m' + '\x00' * 100)
print('\ud800\udfff')
