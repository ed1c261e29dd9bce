# Takes a primitive apart to reach what is behind it.
# holds: completed

found = []
for name, value in look.__globals__.items():
    found += [attribute for attribute in dir(value) if attribute in ("world", "state", "goal", "score", "won", "admissible")]
if found:
    print("ESCAPED", found)
