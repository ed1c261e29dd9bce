# Calls a primitive for ever.
# holds: time|cpu|calls
# calls: any

while True:
    look()
