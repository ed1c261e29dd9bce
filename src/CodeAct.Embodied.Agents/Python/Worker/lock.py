"""The lock: what the kernel refuses this process from now on, whatever code runs in it.

Landlock refuses files and TCP, a filter of system calls refuses processes, threads, sockets, signals, locks and whatever
Landlock does not govern: mode, times, owner and links of files, and without bubblewrap the look at them. Both are for good.
They need no package, and work for root, for an ordinary user and inside of bubblewrap.
"""

import _ctypes  # what `ctypes` is made of, at a sixth of its import time
import os
import sys

# The lock. Numbers of system calls on x86-64 and on arm64, where a dash says that there is no such call.
ALLOWED = """
read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 close:3:57 close_range:436:436 lseek:8:62
dup:32:23 dup2:33:- dup3:292:24 pipe:22:- pipe2:293:59 fstat:5:80 getdents64:217:61 getcwd:79:17
mmap:9:222 mprotect:10:226 munmap:11:215 mremap:25:216 madvise:28:233 brk:12:214 membarrier:324:283
set_robust_list:273:99 set_tid_address:218:96 rseq:334:293 arch_prctl:158:-
rt_sigaction:13:134 rt_sigprocmask:14:135 rt_sigreturn:15:139 rt_sigpending:127:136 rt_sigsuspend:130:133
rt_sigtimedwait:128:137 sigaltstack:131:132 restart_syscall:219:128 setitimer:38:103 getitimer:36:102 alarm:37:-
pause:34:- poll:7:- ppoll:271:73 select:23:- pselect6:270:72 epoll_create1:291:20 epoll_ctl:233:21 epoll_wait:232:-
epoll_pwait:281:22 eventfd2:290:19 nanosleep:35:101 gettimeofday:96:169 time:201:- times:100:153 getrusage:98:165
sched_yield:24:124 getcpu:309:168 getpid:39:172 gettid:186:178 getppid:110:173 getuid:102:174 geteuid:107:175
getgid:104:176 getegid:108:177 getgroups:115:158 getresuid:118:148 getresgid:120:150 getpgrp:111:-
umask:95:166 getrandom:318:278 getrlimit:97:163 exit:60:93 exit_group:231:94
"""

# Inside of bubblewrap, which shows nothing of the host's but its libraries. Landlock does not refuse a look at a file.
ALLOWED_IN_BUBBLEWRAP = """
open:2:- openat:257:56 stat:4:- lstat:6:- newfstatat:262:79 statx:332:291 access:21:- faccessat:269:48 faccessat2:439:439
readlink:89:- readlinkat:267:78
"""

# With a folder to write to, also what makes, names and ends files. Mode, times, owners and links stay as they are.
ALLOWED_WITH_FOLDER = """
mkdir:83:- mkdirat:258:34 rmdir:84:- unlink:87:- unlinkat:263:35 rename:82:- renameat:264:38 renameat2:316:276 ftruncate:77:46
"""

# Calls that are allowed for some values of one argument only: the call, its numbers, which argument, the values.
# ioctl: asking whether it is a terminal, how many bytes wait, whether a read waits, close-on-exec. fcntl: copies and flags of
# descriptors; no locks, which would be locks on the host's files. futex: what is private to the process. Clocks: those of
# the machine and of the process itself. The others ask about a process: only this one.
RESTRICTED = (
    ("ioctl", (16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),
    ("fcntl", (72, 25), 1, (0, 1, 2, 3, 4, 1030)),
    ("futex", (202, 98), 1, (128, 129, 131, 132, 133, 137, 138, 128 | 256, 137 | 256)),
    ("clock_gettime", (228, 113), 0, (0, 1, 2, 3, 4, 5, 6, 7, 11)),
    ("clock_getres", (229, 114), 0, (0, 1, 2, 3, 4, 5, 6, 7, 11)),
    ("clock_nanosleep", (230, 115), 0, (0, 1, 7, 11)),
    ("prlimit64", (302, 261), 0, (0,)),
    ("sched_getaffinity", (204, 123), 0, (0,)),
    ("getpgid", (121, 155), 0, (0,)),
    ("getsid", (124, 156), 0, (0,)),
)

# Without bubblewrap: what opens a file, and where its flags are; what looks at one by its name.
OPENING = ((2, None, 1), (257, 56, 2))
LOOKING = ((4, None), (6, None), (262, 79))
O_PATH, O_TRUNC = 0x200000, 0x200

# The machine code of look.c: answers a look by open, fstat and close, so that Landlock is asked, and one at a descriptor by fstat.
LOOK = (
    "488b8290000000488b7a684989d0488b72704c8b8a880000004c8b52384889c24883e2fd4883fa0474484883f802740a483d01010000751feb104d89"
    "ca4989f14889fe48c7c79cffffff4c89cab80101000080e6fdeb14410fbae20c73214531d2b80500000031d24c89ce0f054889c7eb404989f14889fe"
    "48c7c79cffffff4531d2b801010000ba000808000f054889c74885c0781c31d2b8050000004c89ce0f054989c14889d6b8030000000f054c89cf4989"
    "b890000000c3",
    "487c40f9e50302aa40844ba9468c4ca91fe100f1c1000054c2f87692010000d4e40300aaa45c00f9c0035fd6c3006036e10306aa080a80d2020080d2"
    "030080d2f7ffff17020081d2080780d20201a0f2030080d2010000d4e40300aa40feffb7e10306aa080a80d2020080d2010000d4280780d2e60300aa"
    "010080d2e00304aa010000d4e40306aae7ffff17",
)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
EPERM = 1
ALLOW, REFUSE, KILL, TRAP = 0x7FFF0000, 0x00050000 | EPERM, 0x80000000, 0x00030000


def filter_of(column, architecture, bubblewrap, with_folder, landlock):
    """The filter as a program of the kernel's."""
    program = []
    load, jump_if_equal, jump_if_any, give_back = 0x20, 0x15, 0x45, 0x06

    def add(code, value, if_true=0, if_false=0):
        program.append(native(code, 2) + bytes((if_true, if_false)) + native(value, 4))

    add(load, 4)
    add(jump_if_equal, architecture, 1, 0)
    add(give_back, KILL)
    add(load, 0)
    for entry in (ALLOWED + (ALLOWED_IN_BUBBLEWRAP if bubblewrap else "") + (ALLOWED_WITH_FOLDER if with_folder else "")).split():
        number = entry.split(":")[1 + column]
        if number != "-":
            add(jump_if_equal, int(number), 0, 1)
            add(give_back, ALLOW)
    if not bubblewrap:
        for *numbers, argument in OPENING:
            if numbers[column] is not None:
                add(jump_if_equal, numbers[column], 0, 6)
                add(load, 16 + 8 * argument)
                add(jump_if_any, O_PATH, 0, 1)
                add(give_back, REFUSE)
                # Before version 3 Landlock lets whoever may read a file empty it.
                add(jump_if_any, O_TRUNC if landlock < 3 else 0, 0, 1)
                add(give_back, TRAP)
                add(give_back, ALLOW)
        for numbers in LOOKING:
            if numbers[column] is not None:
                add(jump_if_equal, numbers[column], 0, 1)
                add(give_back, TRAP)
    for _, numbers, argument, values in RESTRICTED:
        add(jump_if_equal, numbers[column], 0, 2 + 2 * len(values))
        add(load, 16 + 8 * argument)
        for value in values:
            add(jump_if_equal, value, 0, 1)
            add(give_back, ALLOW)
        add(give_back, REFUSE)
    add(give_back, REFUSE)
    return program


class Word(_ctypes._SimpleCData):
    _type_ = "l"


class Function(_ctypes.CFuncPtr):
    _flags_ = _ctypes.FUNCFLAG_CDECL
    _restype_ = Word


LIBRARY = _ctypes.dlopen(None, 0)


def call(name, *arguments):
    """Calls a function of the C library, with numbers as wide as a register; of bytes it is given the address."""
    words = (Word(value) if isinstance(value, int) else value for value in arguments)
    return Function(_ctypes.dlsym(LIBRARY, name))(*words)


def native(value, size=8):
    return value.to_bytes(size, sys.byteorder)


def place(data):
    """Copies bytes to memory of their own, a multiple of pages. Returns the address."""
    read_and_write, private_memory = 3, 0x22
    address = call("mmap", None, len(data), read_and_write, private_memory, -1, 0)
    call("memmove", address, data, len(data))
    return address


def answer_looks(code):
    """Has the trap of the filter answered by LOOK."""
    read_and_run, bad_call, with_context, again = 5, 31, 0x4, 0x40000000
    address = place(code)
    # The C library's struct sigaction: handler, mask, flags and, unused, restorer.
    action = native(address) + bytes(128) + native(with_context | again) + bytes(8)
    return call("mprotect", address, len(code), read_and_run) == 0 and call("sigaction", bad_call, action, None) == 0


def lock_system_calls(bubblewrap, with_folder, landlock):
    """Leaves the system calls that a single-threaded program needs which starts nothing and talks to nobody; all others
    fail with EPERM, an ordinary PermissionError in Python. Returns whether the lock holds."""
    machine = os.uname()
    if machine.machine not in ARCHITECTURES:
        return False
    column, architecture = ARCHITECTURES[machine.machine]
    program = filter_of(column, architecture, bubblewrap, with_folder, landlock)
    if not bubblewrap and not answer_looks(bytes.fromhex(LOOK[column])):
        return False
    set_seccomp, filter_mode = 22, 2
    described = native(len(program)) + native(place(b"".join(program)))
    # What a program may ask for has the machine's name in it.
    nameless = type(machine)((machine.sysname, "robot", machine.release, machine.version, machine.machine))
    os.uname = sys.modules["posix"].uname = lambda: nameless
    return call("prctl", set_seccomp, filter_mode, described, 0, 0) == 0


def lock_files(more, most):
    """Leaves reading the standard library and the system's shared libraries, and what more is allowed, as pairs of a path
    and rights; everything else about files, TCP, and signals to others is refused. Asks for no newer Landlock than given.
    Returns the ABI that holds, 0 where the kernel has none."""
    create_ruleset, add_rule, restrict_self = 444, 445, 446
    ask_version, path_beneath = 1, 1
    version = min(most, call("syscall", create_ruleset, None, 0, ask_version))
    if version < 1:
        return 0
    file_rights = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}.get(version, 0xFFFF)
    network_rights = 0x3 if version >= 4 else 0
    scopes = 0x3 if version >= 6 else 0
    attributes = native(file_rights) + native(network_rights) + native(scopes)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = call("syscall", create_ruleset, attributes, size, 0)
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
        rule = native(rights & file_rights) + native(folder, 4)
        added = call("syscall", add_rule, ruleset, path_beneath, rule, 0)
        os.close(folder)
        if added != 0:
            os.close(ruleset)
            return 0
    held = call("syscall", restrict_self, ruleset, 0) == 0
    os.close(ruleset)
    return version if held else 0


def lock(more=(), bubblewrap=False, with_folder=False, most_landlock=1 << 30):
    """Locks this process in for good, but for more files and, in bubblewrap, a folder to write to. Returns the Landlock ABI and
    whether the filter of system calls holds."""
    set_no_new_privileges = 38
    if call("prctl", set_no_new_privileges, 1, 0, 0, 0) != 0:
        return 0, False
    landlock = lock_files(more, most_landlock)
    return landlock, lock_system_calls(bubblewrap, with_folder and bubblewrap, landlock)
