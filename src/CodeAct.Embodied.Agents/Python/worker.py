"""The interpreter side of a Python session: locks itself in, then runs one code action after the other.

The host starts it as `python3 -s -S -c SOURCE` and speaks to it over two pipes, one JSON array a line:

    host to worker                                 worker to host
    {"functions": [...], "lock": true, ...}        ["ready", "3.11.2", landlock ABI, seccomp holds]
    ["exec", number, code, seconds]                ["out", text] ...
    ["obs", text, ok, reason, objects]             ["call", line, function, argument ...]
    ["stop"]                                       ["done", end, exception, line, printed, traceback]

Nothing here protects the host from the program: the program shares this process and can do whatever this file can.
The lock of the kernel does, and the host believes no message. Standard library only, CPython 3.9 and later.
"""

import sys

# The first entry is the current folder: nothing may be imported from there.
sys.path[:] = [path for path in sys.path if path]

import _ast  # what `ast` is made of, at a third of its import time
import __future__
import builtins
import ctypes
import io
import json
import linecache
import os
import signal
import traceback
import types

MAX_ARGUMENT_CHARACTERS = 4000
REFIRE_SECONDS = 0.1
RECURSION_LIMIT = 1000
RESERVE_BYTES = 4 << 20
# The one feature that a program may still switch on; the others are the language by now.
FUTURE_FLAGS = __future__.annotations.compiler_flag

encode = json.encoder.encode_basestring_ascii
scan = json.JSONDecoder().scan_once


class TimeLimit(BaseException):
    """Raised in the program when its time is up; a BaseException so that `except Exception` does not swallow it."""


class EpisodeOver(BaseException):
    """Raised in the program at a call after which there is nothing left to do."""


class Observation(str):
    """What a primitive returned: a str that also knows .ok, .reason (None or a str) and .objects (a list of str)."""

    def __new__(cls, text, ok=True, reason=None, objects=()):
        self = super().__new__(cls, text)
        self.ok = ok
        self.reason = reason
        self.objects = list(objects)
        return self


class Channel:
    """Lines to and from the host, on descriptors of their own."""

    def __init__(self, source, sink):
        self.source = source
        self.sink = sink
        self.rest = b""

    def send(self, line):
        data = line.encode("ascii")
        try:
            while data:
                data = data[os.write(self.sink, data):]
        except OSError:
            os._exit(1)

    def receive(self):
        data = self.rest
        while True:
            end = data.find(b"\n")
            if end >= 0:
                break
            try:
                chunk = os.read(self.source, 65536)
            except OSError:
                os._exit(1)
            if not chunk:
                os._exit(0)
            data += chunk
        self.rest = data[end + 1:]
        return scan(data[:end].decode("ascii"), 0)[0]


class Output:
    """Collects what stdout and stderr print, in order, and sends it line by line up to a limit."""

    def __init__(self, worker, limit):
        self.worker = worker
        self.limit = limit
        self.begin()

    def begin(self):
        self.printed = 0
        self.kept = 0
        self.pending = ""

    def write(self, text):
        self.printed += len(text)
        room = self.limit - self.kept
        # Past the limit only the count goes on: a flood must neither stall the program nor fill memory.
        if room > 0:
            text = text[:room]
            self.kept += len(text)
            self.pending += text
            if "\n" in text or len(self.pending) >= 512 or self.kept == self.limit:
                self.flush()

    def flush(self):
        if self.pending:
            worker = self.worker
            worker.busy = True
            try:
                line = '["out",%s]\n' % encode(clean(self.pending))
                self.pending = ""
                worker.channel.send(line)
            finally:
                worker.busy = False
            worker.raise_if_expired()


class Stream(io.TextIOBase):
    """sys.stdout and sys.stderr as the program sees them. Closing them does nothing."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, output, name):
        self.output = output
        self.name = name
        self.mode = "w"

    @property
    def buffer(self):
        return Bytes(self)

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        self.output.write(str(text))
        return len(text)

    def flush(self):
        self.output.flush()

    def close(self):
        pass


class Bytes(io.RawIOBase):
    """sys.stdout.buffer."""

    def __init__(self, stream):
        self.stream = stream

    def writable(self):
        return True

    def write(self, data):
        self.stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)

    def close(self):
        pass


class Worker:
    """Runs code actions in one namespace."""

    def __init__(self, channel, settings):
        self.channel = channel
        self.output = Output(self, settings["output"])
        self.namespace = types.ModuleType("__main__")
        self.future_flags = 0
        self.filename = ""
        # The alarm may raise while running and not busy; busy means half of a message is out.
        self.running = False
        self.busy = False
        self.expired = False
        self.expired_line = 0
        self.stopped = False
        self.reserve = None
        sys.modules["__main__"] = self.namespace
        self.define(settings["functions"])

    def define(self, functions):
        """Makes the primitives: real functions, so that help() and TypeErrors read as for any other."""
        robot = types.ModuleType("robot", "What the robot can do.")
        robot.Observation = Observation
        Observation.__module__ = "robot"
        for function in functions:
            name, parameters = function["name"], ", ".join(function["parameters"])
            scope = {"__name__": "robot", "call": self.call}
            exec("def %s(%s): return call(%r, (%s))" % (
                name, parameters, name, parameters + "," if parameters else ""), scope)
            scope[name].__doc__ = function["help"]
            setattr(robot, name, scope[name])
            setattr(self.namespace, name, scope[name])
        sys.modules["robot"] = robot

    def call(self, name, arguments):
        line = '["call",%d,"%s"' % (self.line_of(sys._getframe(2)), name)
        for argument in arguments:
            text = str(argument)
            if len(text) > MAX_ARGUMENT_CHARACTERS:
                raise ValueError("%s() was given a text of %d characters; at most %d make sense" % (
                    name, len(text), MAX_ARGUMENT_CHARACTERS))
            line += "," + encode(clean(text))
        # A RecursionError between question and answer would leave the answer in the pipe: let it come now.
        headroom(12)
        if self.stopped:
            raise EpisodeOver
        self.output.flush()
        self.busy = True
        try:
            self.channel.send(line + "]\n")
            reply = self.channel.receive()
        finally:
            self.busy = False
        if reply[0] == "stop":
            self.stopped = True
            raise EpisodeOver
        self.raise_if_expired()
        return Observation(reply[1], reply[2], reply[3], reply[4])

    def raise_if_expired(self):
        if self.expired and self.running:
            raise TimeLimit

    def line_of(self, frame):
        """The line of the current code action that is being run, seen from the nearest frame; 0 where there is none."""
        filename = self.filename
        while frame is not None:
            if frame.f_code.co_filename == filename:
                return frame.f_lineno or 0
            frame = frame.f_back
        return 0

    def on_alarm(self, number, frame):
        if self.running:
            if not self.expired:
                self.expired = True
                self.expired_line = self.line_of(frame)
            if not self.busy:
                raise TimeLimit

    def perform(self, number, code, seconds):
        """Runs one code action and says how it ended: end, exception, line, traceback."""
        self.filename = "<action %d>" % number
        self.expired = self.stopped = self.busy = False
        self.output.begin()
        # What the program before may have bent.
        sys.stdout, sys.stderr = Stream(self.output, "<stdout>"), Stream(self.output, "<stderr>")
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(RECURSION_LIMIT)
        self.keep_reserve()
        lines = [line + "\n" for line in code.split("\n")]
        linecache.cache[self.filename] = (len(code), None, lines, self.filename)
        signal.signal(signal.SIGALRM, self.on_alarm)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
        try:
            try:
                try:
                    self.running = True
                    signal.setitimer(signal.ITIMER_REAL, seconds, REFIRE_SECONDS)
                    self.execute(code)
                    end = ("completed", None, 0, "")
                except BaseException as error:
                    # Still running: describing calls the program's own __str__ and must end in time too.
                    end = self.describe(error)
                self.output.flush()
                self.running = False
            finally:
                self.running = False
        except BaseException as error:
            end = self.describe(error)
        self.running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        if self.stopped:
            return ("stopped", None, end[2], "")
        if self.expired:
            return ("time", None, self.expired_line, "")
        return end

    def keep_reserve(self):
        """Memory to give back at a MemoryError, so that there is room to describe it."""
        if self.reserve is None:
            try:
                # Twice as much must be there: a program that frees what the one before hoarded needs room as well.
                # Zero bytes come from calloc, which touches no page.
                self.reserve = bytes(RESERVE_BYTES * 2)
                self.reserve = bytes(RESERVE_BYTES)
            except MemoryError:
                self.reserve = None

    def execute(self, code):
        """As IPython does: parsed whole, so that a syntax error runs nothing, then compiled statement by statement,
        so that a `return` outside of a function is raised only when its turn comes."""
        names = self.namespace.__dict__
        body = compile(code, self.filename, "exec", _ast.PyCF_ONLY_AST | self.future_flags, True).body
        for index, statement in enumerate(body):
            echo = index == len(body) - 1 and isinstance(statement, _ast.Expr)
            # Alone, a text would be compiled as the docstring of a module.
            if not echo and isinstance(statement, _ast.Expr) and isinstance(statement.value, _ast.Constant):
                continue
            if echo:
                unit = compile(_ast.Expression(statement.value), self.filename, "eval", self.future_flags, True)
            else:
                unit = compile(_ast.Module([statement], []), self.filename, "exec", self.future_flags, True)
            self.future_flags |= unit.co_flags & FUTURE_FLAGS
            value = eval(unit, names)
            if echo and value is not None:
                sys.stdout.write(repr(value) + "\n")

    def describe(self, error):
        if isinstance(error, TimeLimit):
            return ("time", None, self.expired_line, "")
        if isinstance(error, EpisodeOver):
            return ("stopped", None, self.line_in(error.__traceback__), "")
        if isinstance(error, SystemExit):
            if error.code is not None and not isinstance(error.code, int):
                print(error.code, file=sys.stderr)
            return ("exit", None, self.line_in(error.__traceback__), "")
        if isinstance(error, MemoryError):
            self.reserve = None
        name = type(error).__name__
        line = self.line_in(error.__traceback__)
        if isinstance(error, SyntaxError) and error.filename == self.filename and line == 0:
            line = error.lineno or 0
            if error.text is None:
                # The compiler, unlike the parser, does not know the text; CPython looks it up in the file.
                error.text = linecache.getline(self.filename, line)
        description = traceback.TracebackException(type(error), error, error.__traceback__)
        keep_own_frames(description, set())
        # Without a frame to show, as for a syntax error of the action itself, CPython prints no heading either.
        parts = description.format() if description.stack else description.format_exception_only()
        return ("raised", name, line, cut(clean("".join(parts)), self.output.limit))

    def line_in(self, trace):
        """The line of the current code action that is nearest to where the exception was raised."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.filename:
                line = trace.tb_lineno or line
            trace = trace.tb_next
        return line

    def serve(self):
        while True:
            message = self.channel.receive()
            # An answer that the program before did not wait for is of no use to the next.
            if isinstance(message, list) and message[0] == "exec":
                end, exception, line, trace = self.perform(message[1], message[2], message[3])
                self.channel.send('["done","%s",%s,%d,%d,%s]\n' % (
                    end, encode(clean(exception)) if exception else "null", line, self.output.printed, encode(trace)))


def clean(text):
    """The text without lone surrogates, which no UTF-8 can carry."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def cut(text, limit):
    """The text without its middle where it is too long: a traceback says what matters at both ends."""
    if len(text) <= limit:
        return text
    mark = "\n  ...\n"
    half = max(0, limit - len(mark)) // 2
    return text[:half] + mark + text[len(text) - half:]


def headroom(depth):
    if depth:
        headroom(depth - 1)


def keep_own_frames(description, seen):
    """Leaves the frames of the agent's code in a traceback and in those it was raised from."""
    if description is None or id(description) in seen:
        return
    seen.add(id(description))
    description.stack[:] = [frame for frame in description.stack if frame.filename.startswith("<action ")]
    keep_own_frames(description.__cause__, seen)
    keep_own_frames(description.__context__, seen)
    for inner in getattr(description, "exceptions", None) or ():
        keep_own_frames(inner, seen)


def add_builtins():
    """What `site` would have added, and what makes no sense without a person in front of it."""

    def leave(code=None):
        """Ends the code action. The names it defined are kept."""
        raise SystemExit(code)

    def ask(prompt=""):
        """There is nobody to answer."""
        raise EOFError("input() has nobody to ask; print what you want to say and read what the functions return")

    def explain(*topic):
        """Prints what is known about a function, a class or a module."""
        import pydoc

        if topic:
            print(pydoc.render_doc(topic[0], "Help on %s:", renderer=pydoc.plaintext))
        else:
            print("help(name) says what is known about a name.")

    for name, function in (("exit", leave), ("quit", leave), ("input", ask), ("help", explain)):
        function.__name__ = function.__qualname__ = name
        function.__module__ = "builtins"
        setattr(builtins, name, function)


# The lock. Numbers of system calls on x86-64 and on arm64, where a dash says that there is no such call.
ALLOWED = """
read:0:63 write:1:64 readv:19:65 writev:20:66 pread64:17:67 pwrite64:18:68 close:3:57 close_range:436:436 lseek:8:62
dup:32:23 dup2:33:- dup3:292:24 pipe:22:- pipe2:293:59 flock:73:32 open:2:- openat:257:56 stat:4:- lstat:6:-
fstat:5:80 newfstatat:262:79 statx:332:291 statfs:137:43 fstatfs:138:44 access:21:- faccessat:269:48
faccessat2:439:439 readlink:89:- readlinkat:267:78 getdents64:217:61 getcwd:79:17
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

# Calls that are allowed for some values of one argument only: the call, which argument, the values.
# ioctl: asking whether it is a terminal, how many bytes wait, close-on-exec. fcntl: all that does not make the kernel
# send signals to others. prlimit64: of the process itself.
RESTRICTED = (
    ("ioctl", (16, 29), 1, (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)),
    ("fcntl", (72, 25), 1, (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1031, 1032)),
    ("prlimit64", (302, 261), 0, (0,)),
)

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
EPERM = 1


def lock_system_calls():
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
    for entry in ALLOWED.split():
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


def lock_files():
    """Leaves reading the standard library and the system's shared libraries; everything else about files, TCP, and
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
    library = os.path.dirname(os.__file__)
    rules = [(path, read_file | read_folder) for path in (
        library, os.path.join(library, "lib-dynload"), "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo")]
    rules.append((os.devnull, read_file | write_file))
    for path, rights in rules:
        try:
            folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            continue
        rule = rights.to_bytes(8, sys.byteorder) + folder.to_bytes(4, sys.byteorder)
        added = LIBC.syscall(add_rule, ctypes.c_int(ruleset), ctypes.c_int(path_beneath), rule, ctypes.c_uint(0))
        os.close(folder)
        if added != 0:
            os.close(ruleset)
            return 0
    held = LIBC.syscall(restrict_self, ctypes.c_int(ruleset), ctypes.c_uint(0)) == 0
    os.close(ruleset)
    return version if held else 0


def lock():
    """Locks this process in for good. Returns the Landlock ABI and whether the filter of system calls holds."""
    set_no_new_privileges = 38
    nothing = ctypes.c_ulong(0)
    if LIBC.prctl(set_no_new_privileges, ctypes.c_ulong(1), nothing, nothing, nothing) != 0:
        return 0, False
    return lock_files(), lock_system_calls()


LIBC = ctypes.CDLL(None, use_errno=True)


def main():
    # Killed with the thread that started it: where there is no bubblewrap, nothing else would end a busy program.
    set_death_signal = 1
    LIBC.prctl(set_death_signal, ctypes.c_ulong(signal.SIGKILL))
    channel = Channel(os.dup(0), os.dup(1))
    settings = channel.receive()
    add_builtins()
    worker = Worker(channel, settings)
    landlock, seccomp = lock() if settings["lock"] else (0, False)
    # From here on the descriptors that a program can name belong to it; what went wrong until now is on stderr.
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    channel.send('["ready","%d.%d.%d",%d,%s]\n' % (*sys.version_info[:3], landlock, "true" if seccomp else "false"))
    worker.serve()


main()
