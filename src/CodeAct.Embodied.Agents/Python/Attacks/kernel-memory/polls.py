# Waits for everything that waits for everything.
# holds: completed

import select
polls = []
try:
    while len(polls) < 1000:
        poll = select.epoll()
        for other in polls:
            poll.register(other)
        polls.append(poll)
except OSError:
    pass
print('ESCAPED' if len(polls) > 100 else len(polls))
