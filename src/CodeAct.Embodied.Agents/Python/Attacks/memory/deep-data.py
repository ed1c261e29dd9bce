# Builds data so deep that freeing or showing it overflows the stack.
# holds: raised RecursionError|died|completed

deep = []
for i in range(1_000_000):
    deep = [deep]
print(len(repr(deep)))
