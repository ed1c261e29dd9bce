# Sleeps for an hour.
# holds: timed_out

import time
time.sleep(3600)
