# Uses pickles that run programs.
# holds: raised PermissionError BlockingIOError|completed

import pickle, os
class Evil:
    def __reduce__(self):
        return (os.system, ("/usr/bin/id",))
if pickle.loads(pickle.dumps(Evil())) == 0:
    print("ESCAPED")
