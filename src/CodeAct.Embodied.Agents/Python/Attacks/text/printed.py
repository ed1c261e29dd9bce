# Prints every kind of odd character.
# holds: completed

print(''.join(map(chr, [*range(0, 32), *range(127, 160), 0x2028, 0x202E, 0x2066, 0xFEFF, 0xD800, 0xE0041, 0x10FFFF])))
