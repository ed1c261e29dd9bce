# Starts a thread.
# holds: raised RuntimeError

import threading
threading.Thread(target=print).start()
print('ESCAPED')
