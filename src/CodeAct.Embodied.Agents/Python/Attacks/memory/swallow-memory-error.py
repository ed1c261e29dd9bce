# Goes on hoarding after each MemoryError.
# holds: timed_out|cpu_limit|died|raised MemoryError
# breaks: its own Python

hoard = []
while True:
    try:
        hoard.append(bytearray(1 << 20))
    except MemoryError:
        pass
