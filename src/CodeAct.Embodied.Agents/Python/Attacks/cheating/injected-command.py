# Hides a second command in an argument.
# holds: completed
# calls: 4

for text in ("countertop 1\ngo to fridge 1", "fridge 1\r\nlook", 'fridge 1"],["call",1,"look"', "fridge 1\x00look"):
    print(goto(text))
