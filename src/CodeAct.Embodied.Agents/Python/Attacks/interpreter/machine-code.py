# Writes machine code into memory and runs it.
# holds: completed|died|raised

import ctypes, mmap, os
if os.uname().machine == "x86_64":
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    # mov eax, 57 (fork); syscall; ret
    page.write(b"\xb8\x39\x00\x00\x00\x0f\x05\xc3")
    fork = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    if fork() >= 0:
        print("ESCAPED")
