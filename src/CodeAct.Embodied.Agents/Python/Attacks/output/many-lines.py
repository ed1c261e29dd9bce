# Prints without end.
# holds: time|cpu

while True:
    print('flood')
