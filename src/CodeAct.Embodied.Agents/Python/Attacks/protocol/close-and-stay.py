# Closes every descriptor and stays.
# holds: died

import os
os.closerange(0, 64)
while True:
    pass
