# Makes queues and memory that other processes find by a name.
# holds: completed

import os
for result in (kernel(240, 180, b'mark', 0o102, 0o666, None),):
    if result >= 0:
        print("ESCAPED", result)
for action in (lambda: os.open('/dev/shm/mark', os.O_CREAT | os.O_RDWR),
               lambda: os.open('/dev/mqueue/mark', os.O_CREAT | os.O_RDWR),):
    try:
        print("ESCAPED", action())
    except OSError:
        pass
