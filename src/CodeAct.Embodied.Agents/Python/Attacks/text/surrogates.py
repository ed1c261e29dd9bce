# Calls with halves of characters.
# holds: completed
# calls: any

for text in ('\ud800', '\udfff', '\ud83d\ude00', 'x\ud800y'):
    goto(text)
