# Doubles a text until there is no room.
# holds: raised MemoryError|timed_out|cpu_limit

text = 'x'
while True:
    text += text
