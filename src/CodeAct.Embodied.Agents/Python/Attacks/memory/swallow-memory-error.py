# Goes on hoarding after each MemoryError.
# holds: time|cpu|died|raised MemoryError
# breaks: its own Python

hoard = []
while True:
    try:
        hoard.append(bytearray(1 << 20))
    except MemoryError:
        pass
