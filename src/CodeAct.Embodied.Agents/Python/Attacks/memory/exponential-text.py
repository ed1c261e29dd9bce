# Doubles a text until there is no room.
# holds: raised MemoryError|time|cpu

text = 'x'
while True:
    text += text
