# Has an error tell where a link leads.
# holds: completed

import io, os, shutil
for action in (lambda: os.path.realpath(CANARY_LINK), lambda: io.open(CANARY_LINK), lambda: shutil.copy(CANARY_LINK, '/tmp/copy'), lambda: os.scandir(CANARY_LINK)):
    try:
        print(action())
    except OSError as error:
        print(error, error.filename, error.filename2)
