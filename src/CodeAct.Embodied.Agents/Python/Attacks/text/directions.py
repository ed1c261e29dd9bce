# Calls with characters that turn the direction of a text.
# holds: completed
# calls: any

for code in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)):
    goto('fridge ' + chr(code) + '1')
