"""The interpreter side of a Python session: locks itself in, then runs one code action after the other.

The host starts it as `python3 -s -S -c SOURCE`, where the source is names.py, code_action.py, tracebacks.py, lock.py, packages.py and
this file, and speaks to it over two pipes, one JSON array a line:

    host to worker                                  worker to host
    {"functions": [...], "lock": true, ...}         ["refused", why] or ["ready", "3.11.2", landlock ABI, seccomp holds]
    ["load"], where there are tools                 ["loading", file] ... ["tool", file, name, signature, help] ...
                                                    ["refused", why] or ["loaded"]
    ["exec", number, code, seconds, CPU seconds,    ["out", text] ...
        seed]                                       ["call", line, function, argument ...]
    ["obs", text, ok, reason, objects]              ["used", line, tool, argument ...]
    ["idle", number]                                ["idle", number]
    ["stop"], ["limit"]                             ["file", name, base64, whether more comes]
                                                    ["done", end, exception, line, printed, traceback]

Nothing here protects the host from the program: the program shares this process and can do whatever this file can.
The lock of the kernel does, and the host believes no message. Standard library only, CPython 3.9 and later.
"""

# The modules in C below json and signal: what these add, above all re and enum, would be a third of a worker's start.
import _json
import _signal
from time import perf_counter

REFIRE_SECONDS = 0.1
# The host mostly answers within microseconds, sooner than a processor that has fallen idle comes back: for so long the pipe is
# looked at again, and others go first, before it is waited for. Where that was in vain, since others have the processors,
# so many answers are waited for at once.
WAKEFUL_SECONDS = 0.00002
NAPS = 50
FILE_CHUNK_BYTES = 384 << 10

encode = _json.encode_basestring_ascii
scan = _json.make_scanner(types.SimpleNamespace(
    strict=True, object_hook=None, object_pairs_hook=None, parse_float=float, parse_int=int, parse_constant=float))


class Channel:
    """Lines to and from the host, on descriptors of their own."""

    def __init__(self, source, sink):
        self.source = source
        self.sink = sink
        self.rest = b""
        self.naps = 1

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
            data += self.take()
        self.rest = data[end + 1:]
        return scan(data[:end].decode("ascii"), 0)[0]

    def take(self):
        """What is there, or comes, of at least one byte."""
        chunk = None
        try:
            if not self.naps:
                chunk = self.look()
            if chunk is None:
                chunk = os.read(self.source, 65536)
                self.naps -= 1
                if not self.naps:
                    os.set_blocking(self.source, False)
        except OSError:
            os._exit(1)
        if not chunk:
            os._exit(0)
        return chunk

    def look(self):
        """What comes at once; None where nothing does, and the next reads wait."""
        until = perf_counter() + WAKEFUL_SECONDS
        while perf_counter() < until:
            try:
                return os.read(self.source, 65536)
            except BlockingIOError:
                os.sched_yield()
        os.set_blocking(self.source, True)
        self.naps = NAPS
        return None


class Host:
    """The host at the other end of the pipes."""

    has_pipe = True

    def __init__(self, channel):
        self.channel = channel
        self.limits = (0, 0)
        self.session = None

    def output(self, text):
        self.channel.send('["out",%s]\n' % encode(text))

    def call(self, line, name, arguments):
        parts = ['["call",%d,"%s"' % (line, name)]
        for argument in arguments:
            parts.append(encode(argument))
        self.channel.send(",".join(parts) + "]\n")
        reply = self.channel.receive()
        if reply[0] == "obs":
            return reply[1:]
        return STOP if reply[0] == "stop" else LIMIT

    def tool(self, line, name, arguments):
        self.channel.send('["used",%d,%s]\n' % (line, ",".join(encode(text) for text in [name, *arguments])))

    def file(self, name, data):
        import binascii

        for start in range(0, len(data) or 1, FILE_CHUNK_BYTES):
            self.channel.send('["file",%s,"%s",%s]\n' % (
                encode(clean(name)),
                binascii.b2a_base64(data[start:start + FILE_CHUNK_BYTES], newline=False).decode("ascii"),
                "true" if start + FILE_CHUNK_BYTES < len(data) else "false"))

    def arm(self, session):
        self.session = session
        signals = (_signal.SIGALRM, _signal.SIGPROF)
        for number in signals:
            _signal.signal(number, self.on_timer)
        _signal.signal(_signal.SIGINT, self.on_interrupt)
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (*signals, _signal.SIGINT))
        seconds, cpu_seconds = self.limits
        _signal.setitimer(_signal.ITIMER_PROF, cpu_seconds, REFIRE_SECONDS)
        _signal.setitimer(_signal.ITIMER_REAL, seconds, REFIRE_SECONDS)

    def disarm(self):
        _signal.setitimer(_signal.ITIMER_REAL, 0)
        _signal.setitimer(_signal.ITIMER_PROF, 0)

    def on_timer(self, number, frame):
        session = self.session
        if session.running:
            session.expire("timed_out" if number == _signal.SIGALRM else "cpu_limit", session.line_of(frame))
            if not session.busy:
                raise LimitReached

    def on_interrupt(self, number, frame):
        session = self.session
        session.interrupted = session.running
        if not session.busy:
            session.raise_if_expired()

    def serve(self, session, chance, packages):
        while True:
            message = self.channel.receive()
            # An answer that the program before did not wait for is of no use to the next.
            if message[0] == "idle":
                self.channel.send('["idle",%d]\n' % message[1])
            if message[0] != "exec":
                continue
            chance.begin(message[5])
            self.limits = message[3], message[4]
            end, exception, line, trace = session.perform(message[1], message[2])
            if packages is not None:
                packages.hand_over_files(self)
            self.channel.send('["done","%s",%s,%d,%d,%s]\n' % (
                end, encode(clean(exception)) if exception else "null", line, session.output.printed, encode(trace)))


def load_tools(session, channel, tools):
    """Loads the user's tools, as soon as the host finds the lock in order, and tells it of each."""
    channel.receive()
    folder = types.ModuleType("tools", "What the experimenter has given the robot.")
    sys.modules["tools"] = folder
    for tool in tools:
        name = tool["file"][:-len(".py")]
        channel.send('["loading",%s]\n' % encode(tool["file"]))
        try:
            functions = session.load_tools(tool["source"], tool["file"], "tools." + name)
        except BaseException as error:
            refuse(channel, "%s: %s" % (tool["file"], describe(error)))
        setattr(folder, name, sys.modules["tools." + name])
        for function in functions:
            channel.send('["tool",%s]\n' % ",".join(
                encode(cut(clean(part), MAX_ARGUMENT_CHARACTERS)) for part in (tool["file"], *function)))
    channel.send('["loaded"]\n')


def refuse(channel, why):
    channel.send('["refused",%s]\n' % encode(cut(clean(why), 2000)))
    os._exit(1)


def main():
    # Killed with the thread that started it: where there is no bubblewrap, nothing else would end a busy program.
    set_death_signal = 1
    call("prctl", set_death_signal, int(_signal.SIGKILL))
    channel = Channel(os.dup(0), os.dup(1))
    settings = channel.receive()
    add_builtins(builtins)
    host = Host(channel)
    session = Session(host, settings)
    chance = SeededChance()
    packages = None
    if "packages" in settings:
        packages = Packages(settings["packages"])
        sys.meta_path.insert(0, packages)
    sys.meta_path.insert(0, chance)
    landlock, seccomp = 0, False
    if settings["lock"]:
        rules, with_folder = (packages.rules, packages.has_folder) if packages else ((), False)
        landlock, seccomp = lock(rules, settings["bubblewrap"], with_folder, settings["landlock"])
    # From here on the descriptors that a program can name belong to it; what went wrong until now is on stderr.
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    if packages is not None and packages.missing():
        refuse(channel, packages.missing())
    channel.send('["ready","%d.%d.%d",%d,%s]\n' % (*sys.version_info[:3], landlock, "true" if seccomp else "false"))
    if settings["tools"]:
        load_tools(session, channel, settings["tools"])
    host.serve(session, chance, packages)


main()
