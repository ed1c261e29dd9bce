"""The lock: what the kernel refuses this process from now on, whatever code runs in it.

Landlock refuses files and TCP, a filter of system calls refuses processes, threads, sockets and signals. Both are for
good. They need ctypes and no package, and work for root, for an ordinary user and inside of bubblewrap.
"""

import ctypes
import os
import sys

# The lock. Numbers of system calls on x86-64 and on arm64, where a dash says that there is no such call.
ALLOWED = """
read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 close:3:57 close_range:436:436 lseek:8:62
dup:32:23 dup2:33:- dup3:292:24 pipe:22:- pipe2:293:59 flock:73:32 open:2:- openat:257:56 stat:4:- lstat:6:-
fstat:5:80 newfstatat:262:79 statx:332:291 statfs:137:43 fstatfs:138:44 access:21:- faccessat:269:48
faccessat2:439:439 getdents64:217:61 getcwd:79:17
mmap:9:222 mprotect:10:226 munmap:11:215 mremap:25:216 madvise:28:233 mincore:27:232 brk:12:214 membarrier:324:283
futex:202:98 set_robust_list:273:99 set_tid_address:218:96 rseq:334:293 arch_prctl:158:-
rt_sigaction:13:134 rt_sigprocmask:14:135 rt_sigreturn:15:139 rt_sigpending:127:136 rt_sigsuspend:130:133
rt_sigtimedwait:128:137 sigaltstack:131:132 restart_syscall:219:128 setitimer:38:103 getitimer:36:102 alarm:37:-
pause:34:- poll:7:- ppoll:271:73 select:23:- pselect6:270:72 epoll_create1:291:20 epoll_ctl:233:21 epoll_wait:232:-
epoll_pwait:281:22 eventfd2:290:19 nanosleep:35:101 clock_nanosleep:230:115 clock_gettime:228:113 clock_getres:229:114
gettimeofday:96:169 time:201:- times:100:153 getrusage:98:165 sched_yield:24:124 sched_getaffinity:204:123
getcpu:309:168 getpid:39:172 gettid:186:178 getppid:110:173 getuid:102:174 geteuid:107:175 getgid:104:176
getegid:108:177 getgroups:115:158 getresuid:118:148 getresgid:120:150 getpgrp:111:- getpgid:121:155 getsid:124:156
umask:95:166 uname:63:160 sysinfo:99:179 getrandom:318:278 getrlimit:97:163 exit:60:93 exit_group:231:94
"""

# With a folder to write to, also what makes, names and ends files. Landlock says where.
ALLOWED_WITH_FOLDER = """
mkdir:83:- mkdirat:258:34 rmdir:84:- unlink:87:- unlinkat:263:35 rename:82:- renameat:264:38 renameat2:316:276
ftruncate:77:46 truncate:76:45 fsync:74:82 fdatasync:75:83 utimensat:280:88 fchmod:91:52 chmod:90:- fchmodat:268:53
readlink:89:- readlinkat:267:78
"""

# Calls that are allowed for some values of one argument only: the call, which argument, the values.
# ioctl: asking whether it is a terminal, how many bytes wait, whether a read waits, close-on-exec. fcntl: all that does not make the kernel
# send signals to others. prlimit64: of the process itself.
RESTRICTED = (
    ("ioctl", (16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),
    ("fcntl", (72, 25), 1, (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1031, 1032)),
    ("prlimit64", (302, 261), 0, (0,)),
)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
EPERM = 1


def lock_system_calls(with_folder):
    """Leaves the system calls that a single-threaded program needs which starts nothing and talks to nobody; all others
    fail with EPERM, an ordinary PermissionError in Python. Returns whether the lock holds."""
    machine = os.uname().machine
    if machine not in ARCHITECTURES:
        return False
    column, architecture = ARCHITECTURES[machine]
    program = []

    def add(code, value, if_true=0, if_false=0):
        program.append(code.to_bytes(2, sys.byteorder) + bytes((if_true, if_false)) + value.to_bytes(4, sys.byteorder))

    load, jump_if_equal, give_back = 0x20, 0x15, 0x06
    allow, refuse, kill = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000
    add(load, 4)
    add(jump_if_equal, architecture, 1, 0)
    add(give_back, kill)
    add(load, 0)
    for entry in (ALLOWED + ALLOWED_WITH_FOLDER if with_folder else ALLOWED).split():
        number = entry.split(":")[1 + column]
        if number != "-":
            add(jump_if_equal, int(number), 0, 1)
            add(give_back, allow)
    for _, numbers, argument, values in RESTRICTED:
        add(jump_if_equal, numbers[column], 0, 2 + 2 * len(values))
        add(load, 16 + 8 * argument)
        for value in values:
            add(jump_if_equal, value, 0, 1)
            add(give_back, allow)
        add(give_back, refuse)
    add(give_back, refuse)

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]

    set_seccomp, filter_mode = 22, 2
    described = Program(len(program), b"".join(program))
    return LIBC.prctl(set_seccomp, ctypes.c_ulong(filter_mode), ctypes.byref(described), ctypes.c_ulong(0), ctypes.c_ulong(0)) == 0


def lock_files(more):
    """Leaves reading the standard library and the system's shared libraries, and what more is allowed, as pairs of a path
    and rights; everything else about files, TCP, and
    signals to others is refused. Returns the Landlock ABI that holds, 0 where the kernel has none."""
    create_ruleset, add_rule, restrict_self = 444, 445, 446
    ask_version, path_beneath = 1, 1
    version = LIBC.syscall(create_ruleset, None, ctypes.c_size_t(0), ctypes.c_uint(ask_version))
    if version < 1:
        return 0
    file_rights = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}.get(version, 0xFFFF)
    network_rights = 0x3 if version >= 4 else 0
    scopes = 0x3 if version >= 6 else 0
    attributes = (ctypes.c_uint64 * 3)(file_rights, network_rights, scopes)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = LIBC.syscall(create_ruleset, attributes, ctypes.c_size_t(size), ctypes.c_uint(0))
    if ruleset < 0:
        return 0
    write_file, read_file, read_folder = 0x2, 0x4, 0x8
    file_only = 0x1 | write_file | read_file | 0x4000
    library = os.path.dirname(os.__file__)
    rules = [(path, read_file | read_folder) for path in (
        library, os.path.join(library, "lib-dynload"), "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo")]
    rules.append((os.devnull, read_file | write_file))
    rules.extend(more)
    for path, rights in rules:
        try:
            folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        if not os.path.isdir(path):
            rights &= file_only
        rule = (rights & file_rights).to_bytes(8, sys.byteorder) + folder.to_bytes(4, sys.byteorder)
        added = LIBC.syscall(add_rule, ctypes.c_int(ruleset), ctypes.c_int(path_beneath), rule, ctypes.c_uint(0))
        os.close(folder)
        if added != 0:
            os.close(ruleset)
            return 0
    held = LIBC.syscall(restrict_self, ctypes.c_int(ruleset), ctypes.c_uint(0)) == 0
    os.close(ruleset)
    return version if held else 0


def lock(more=(), with_folder=False):
    """Locks this process in for good, but for more files and a folder to write to. Returns the Landlock ABI and whether the filter of system calls holds."""
    set_no_new_privileges = 38
    nothing = ctypes.c_ulong(0)
    if LIBC.prctl(set_no_new_privileges, ctypes.c_ulong(1), nothing, nothing, nothing) != 0:
        return 0, False
    return lock_files(more), lock_system_calls(with_folder)


LIBC = ctypes.CDLL(None, use_errno=True)
