# Empties what it may read of its environment and of its library.
# holds: completed

import io, os
for place in (ENVIRONMENT and os.path.join(ENVIRONMENT, 'pyvenv.cfg'), os.__file__):
    if place:
        size = os.path.getsize(place) if os.access(place, os.R_OK) else None
        try:
            os.open(place, os.O_RDONLY | os.O_TRUNC)
        except OSError:
            pass
        try:
            os.truncate(place, 0)
            print('ESCAPED')
        except OSError:
            pass
if not io.open(os.__file__).read():
    print('ESCAPED')
