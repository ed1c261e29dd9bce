# Gives a file new names without end.
# holds: completed|raised OSError PermissionError FileNotFoundError

import os
place = FOLDER or '/tmp'
os.close(os.open(place + '/0', os.O_CREAT | os.O_WRONLY))
for count in range(20_000):
    os.rename('%s/%d' % (place, count), '%s/%d' % (place, count + 1))
