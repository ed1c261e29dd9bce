/* What answers a look at a file (stat, lstat, fstatat) where there is no bubblewrap: Landlock does not refuse such a look, but it does
   refuse to open the file. Also what opens a file and would empty it: it is opened as it is. The filter of system calls sends
   both here. lock.py holds the machine code:
   gcc -D_GNU_SOURCE -Os -fPIC -fno-stack-protector -fcf-protection=none -c look.c && objcopy -O binary -j .text look.o */

#include <fcntl.h>
#include <signal.h>
#include <ucontext.h>

#if defined(__x86_64__)
enum { OPENAT = 257, FSTAT = 5, CLOSE = 3, STAT = 4, LSTAT = 6, OPEN = 2 };

static inline long call(long number, long first, long second, long third, long fourth)
{
    register long last asm("r10") = fourth;
    long result;
    asm volatile("syscall" : "=a"(result) : "a"(number), "D"(first), "S"(second), "d"(third), "r"(last) : "rcx", "r11", "memory");
    return result;
}
#else
enum { OPENAT = 56, FSTAT = 80, CLOSE = 57 };

static inline long call(long number, long first, long second, long third, long fourth)
{
    register long x8 asm("x8") = number, x0 asm("x0") = first, x1 asm("x1") = second, x2 asm("x2") = third, x3 asm("x3") = fourth;
    asm volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
    return x0;
}
#endif

void look(int signal, siginfo_t *info, void *context)
{
    const long empty_path = 0x1000, empty_it = 01000, non_blocking_close_on_exec = 02004000;
    ucontext_t *user = context;
#if defined(__x86_64__)
    greg_t *registers = user->uc_mcontext.gregs, *answer = &registers[REG_RAX];
    long number = *answer, folder = registers[REG_RDI], path = registers[REG_RSI], third = registers[REG_RDX], fourth = registers[REG_R10];
    if (number == STAT || number == LSTAT || number == OPEN) {
        fourth = number == OPEN ? third : 0;
        third = path;
        path = folder;
        folder = AT_FDCWD;
        number = number == OPEN ? OPENAT : number;
    }
#else
    unsigned long long *registers = user->uc_mcontext.regs, *answer = &registers[0];
    long number = registers[8], folder = registers[0], path = registers[1], third = registers[2], fourth = registers[3];
#endif
    long result;
    if (number == OPENAT) {
        result = call(OPENAT, folder, path, third & ~empty_it, fourth);
    } else if (fourth & empty_path) {
        result = call(FSTAT, folder, third, 0, 0);
    } else if ((result = call(OPENAT, folder, path, non_blocking_close_on_exec, 0)) >= 0) {
        long file = result;
        result = call(FSTAT, file, third, 0, 0);
        call(CLOSE, file, 0, 0, 0);
    }
    *answer = result;
}
