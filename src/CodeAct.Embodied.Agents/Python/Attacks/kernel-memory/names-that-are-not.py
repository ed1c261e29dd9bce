# Asks for names that there are not, so that the kernel remembers them.
# holds: completed

import os, time
end = time.monotonic() + 0.5
count = 0
while time.monotonic() < end:
    count += 1
    try:
        os.open('/usr/lib/%s%d' % ('n' * 200, count), os.O_RDONLY)
    except OSError:
        pass
