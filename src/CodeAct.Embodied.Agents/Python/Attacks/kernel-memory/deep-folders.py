# Makes folders within folders.
# holds: raised OSError PermissionError FileNotFoundError

import os
place = FOLDER or '/tmp'
for depth in range(100_000):
    place += '/d'
    os.mkdir(place)
print('ESCAPED')
