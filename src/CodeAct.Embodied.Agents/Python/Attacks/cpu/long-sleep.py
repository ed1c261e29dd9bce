# Sleeps for an hour.
# holds: time

import time
time.sleep(3600)
