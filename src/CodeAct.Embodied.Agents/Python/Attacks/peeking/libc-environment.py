# Looks at the environment through the C library.
# holds: completed

import ctypes
libc = ctypes.CDLL(None)
libc.getenv.restype = ctypes.c_char_p
for name in (b"HOME", b"OPENAI_API_KEY", b"USER", b"CODEACT_CANARY"):
    if libc.getenv(name):
        print("ESCAPED", name)
