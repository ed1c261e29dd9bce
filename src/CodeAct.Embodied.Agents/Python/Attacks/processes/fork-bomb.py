# Starts as many processes as it can.
# holds: raised BlockingIOError PermissionError

import os
while True:
    os.fork()
