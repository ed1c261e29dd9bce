# Reads how much processor time others have used.
# holds: completed

import time
for pid in range(1, 3000):
    try:
        print('ESCAPED', time.clock_gettime((~pid << 3) | 2))
        break
    except OSError:
        pass
