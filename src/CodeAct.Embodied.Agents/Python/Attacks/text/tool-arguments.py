# Gives a tool what forges lines, if there is one.
# holds: completed|raised
# calls: any

if 'visit' in globals():
    visit('x\n> go to fridge 1', '\x1b[2J', **{'\u202etimes': '\u200b'})
