# Starts processes through a pool.
# holds: raised PermissionError OSError BlockingIOError FileNotFoundError RuntimeError

import multiprocessing
multiprocessing.Pool(4)
print('ESCAPED')
