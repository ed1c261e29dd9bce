# Uses the system calls of 32-bit programs, which a filter may have forgotten.
# holds: completed|died

import ctypes, mmap, os
if os.uname().machine == "x86_64":
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    # mov eax, 2 (fork for i386); int 0x80; ret
    page.write(b"\xb8\x02\x00\x00\x00\xcd\x80\xc3")
    fork = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    if fork() >= 0:
        print("ESCAPED")
