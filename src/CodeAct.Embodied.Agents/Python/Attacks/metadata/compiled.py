# Has the import system leave compiled files.
# holds: completed

import importlib, os, py_compile, sys
sys.dont_write_bytecode = False
try:
    made = py_compile.compile(os.__file__, cfile=CANARY_FILE + 'c', doraise=True)
    if not (FOLDER and made.startswith(FOLDER)):
        print('ESCAPED', made)
except OSError:
    pass
