"""How a code action runs, in a process of its own or inside of the host's.

A Session keeps the names from one code action to the next. What it says goes to a host object:

    host.output(text)                     what the program printed, in pieces
    host.call(line, name, arguments)      a call of a primitive: STOP, LIMIT or (text, ok, reason, objects)
    host.tool(line, name, arguments)      a user tool was called
    host.arm(session), host.disarm()      the limits of one code action begin and end
    host.has_pipe                         whether answers wait in a pipe until they are read

Standard library only, CPython 3.9 and later.
"""

import _ast  # what `ast` is made of, at a third of its import time
import __future__
import builtins
import io
import sys
import types

MAX_ARGUMENT_CHARACTERS = 4000
MAX_SHOWN_CHARACTERS = 200
MAX_HINT_CHARACTERS = 400
MAX_SHOWN_ARGUMENTS = 50
RECURSION_LIMIT = 1000
RESERVE_BYTES = 4 << 20
# The one feature that a program may still switch on; the others are the language by now.
FUTURE_FLAGS = __future__.annotations.compiler_flag
# EPERM, EAGAIN, EACCES, EROFS, ENETUNREACH, EHOSTUNREACH: how the sandbox says no.
REFUSALS = (1, 11, 13, 30, 101, 113)
# Looked up once: every call of a primitive makes an Observation.
new_text = str.__new__
STOP = object()
LIMIT = object()


class LimitReached(BaseException):
    """Raised in the program at a limit; a BaseException so that `except Exception` does not swallow it."""


class EpisodeOver(BaseException):
    """Raised in the program at a call after which there is nothing left to do."""


class Observation(str):
    """What a primitive returned: a str that also knows .ok, .reason (None or a str) and .objects (a list of str)."""

    def __new__(cls, text, ok=True, reason=None, objects=()):
        self = new_text(cls, text)
        self.ok = ok
        self.reason = reason
        self.objects = list(objects)
        return self


class Output:
    """Collects what stdout and stderr print, in order, and hands it on line by line up to a limit."""

    def __init__(self, session, limit):
        self.session = session
        self.limit = limit
        # What comes last says most: of a flood its end is kept as well.
        self.tail_limit = limit // 2
        self.begin()

    def begin(self):
        self.printed = 0
        self.kept = 0
        self.pending = ""
        self.tail = ""

    def write(self, text):
        self.printed += len(text)
        room = self.limit - self.kept
        if room < len(text):
            # Past the limit only the count and the end go on: a flood must neither stall the program nor fill memory.
            self.tail = (self.tail + text[max(room, len(text) - self.tail_limit):])[-self.tail_limit:]
        if room > 0:
            text = text[:room]
            self.kept += len(text)
            self.pending += text
            if "\n" in text or len(self.pending) >= 512 or self.kept == self.limit:
                self.flush()

    def end(self):
        self.pending += self.tail
        self.tail = ""
        self.flush()

    def flush(self):
        if self.pending:
            session = self.session
            session.busy = True
            try:
                text = clean(self.pending)
                self.pending = ""
                session.host.output(text)
            finally:
                session.busy = False
            session.raise_if_expired()


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
        if not issubclass(type(text), str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        text = exact(text)
        self.output.write(text)
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


class Session:
    """Runs code actions in one namespace."""

    def __init__(self, host, settings):
        self.host = host
        self.output = Output(self, settings["output"])
        self.refusal = settings.get("refusal")
        # As notebooks have it: what a program breaks stays broken, and an error says what Python says.
        self.is_strict = settings.get("strict", False)
        self.namespace = types.ModuleType("__main__")
        self.robot = types.ModuleType("robot", "What the robot can do.")
        self.own = OwnNames(vars(self.namespace), vars(self.robot))
        self.body = []
        self.future_flags = 0
        self.filename = ""
        # A limit may raise while running and not busy; busy means half of a message is out.
        self.running = False
        self.busy = False
        self.expired = None
        self.expired_line = 0
        self.interrupted = False
        self.stopped = False
        self.reserve = None
        sys.modules["__main__"] = self.namespace
        sys.modules["robot"] = self.robot
        self.define(settings["functions"])

    def define(self, functions):
        """Makes the primitives: real functions, so that help() and TypeErrors read as for any other."""
        self.robot.Observation = Observation
        Observation.__module__ = "robot"
        for function in functions:
            name, parameters = function["name"], ", ".join(function["parameters"])
            scope = {"__name__": "robot", "call": self.call}
            exec("def %s(%s): return call(%r, (%s))%s" % (
                name, parameters, name, parameters + "," if parameters else "", ".objects" if function.get("lists") else ""), scope)
            scope[name].__doc__ = function["help"]
            made = scope[name] if self.is_strict else or_python(name, scope[name])
            setattr(self.robot, name, made)
            setattr(self.namespace, name, made)
            self.own.add(name, made)

    def load_tools(self, source, file, name):
        """Runs a file of the user's and makes its public functions tools. Returns them as (name, signature, help)."""
        import inspect

        filename = "<tools/%s>" % file
        remember(filename, source)
        module = types.ModuleType(name)
        primitives = {key: value for key, value in vars(self.robot).items() if not key.startswith("__")}
        module.__dict__.update(primitives)
        module.__file__ = filename
        sys.modules[name] = module
        exec(compile(source, filename, "exec", 0, True), module.__dict__)
        tools = []
        for key, value in list(vars(module).items()):
            if key.startswith("_") or not isinstance(value, types.FunctionType) or value.__module__ != name:
                continue
            if key in primitives:
                raise ValueError("%s() is a primitive; give the tool another name" % key)
            if hasattr(self.namespace, key):
                raise ValueError("there is a tool %s() already, in another file" % key)
            tool = self.logged(key, value)
            setattr(module, key, tool)
            setattr(self.namespace, key, tool)
            self.own.add(key, tool)
            tools.append((key, str(inspect.signature(value)), inspect.getdoc(value) or ""))
        return tools

    def logged(self, name, function):
        """The function, with each call told to the host."""

        def tool(*arguments, **named):
            shown = [show(argument) for argument in arguments[:MAX_SHOWN_ARGUMENTS]]
            shown += ["%s=%s" % (show(key), show(named[key])) for key in list(named)[:MAX_SHOWN_ARGUMENTS - len(shown)]]
            self.output.flush()
            self.busy = True
            try:
                self.host.tool(self.line_of(sys._getframe(1)), name, shown)
            finally:
                self.busy = False
            self.raise_if_expired()
            return function(*arguments, **named)

        tool.__name__, tool.__qualname__, tool.__doc__ = function.__name__, function.__qualname__, function.__doc__
        tool.__module__, tool.__wrapped__ = function.__module__, function
        return tool

    def call(self, name, arguments):
        line = self.line_of(sys._getframe(2))
        texts = []
        for argument in arguments:
            text = argument if type(argument) is str else exact(str(argument))
            if len(text) > MAX_ARGUMENT_CHARACTERS:
                raise ValueError("%s() was given a text of %d characters; at most %d make sense" % (
                    name, len(text), MAX_ARGUMENT_CHARACTERS))
            texts.append(text if text.isascii() else clean(text))
        # A RecursionError between question and answer would leave the answer in the pipe: let it come now.
        if self.host.has_pipe:
            headroom(12)
        if self.stopped:
            raise EpisodeOver
        if not self.running:
            raise RuntimeError("%s() works only while a code action runs" % name)
        if self.output.pending:
            self.output.flush()
        self.busy = True
        try:
            reply = self.host.call(line, name, texts)
        finally:
            self.busy = False
        if reply is STOP:
            self.stopped = True
            raise EpisodeOver
        if reply is LIMIT:
            self.expire("call_limit", line)
        self.raise_if_expired()
        return Observation(*reply)

    def expire(self, kind, line):
        """A limit is reached, at a line of the code action."""
        if self.expired is None:
            self.expired = kind
            self.expired_line = line

    def raise_if_expired(self):
        if self.expired and self.running:
            raise LimitReached
        if self.interrupted and self.running:
            self.interrupted = False
            raise KeyboardInterrupt

    def line_of(self, frame):
        """The line of the current code action that is being run, seen from the nearest frame; 0 where there is none."""
        filename = self.filename
        while frame is not None:
            if frame.f_code.co_filename == filename:
                return max(frame.f_lineno or 0, 0)
            frame = frame.f_back
        return 0

    def perform(self, number, code):
        """Runs one code action and says how it ended: end, exception, line, traceback."""
        self.filename = "<action %d>" % number
        self.expired = None
        self.stopped = self.busy = self.interrupted = False
        self.output.begin()
        # What the program before may have bent.
        sys.stdout, sys.stderr = Stream(self.output, "<stdout>"), Stream(self.output, "<stderr>")
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(RECURSION_LIMIT)
        self.keep_reserve()
        remember(self.filename, code)
        taken = ""
        try:
            try:
                try:
                    self.running = True
                    self.host.arm(self)
                    self.execute(code)
                    end = ("completed", None, 0, "")
                except BaseException as error:
                    # Still running: describing calls the program's own __str__ and must end in time too.
                    end = self.describe(error)
                taken = self.give_back_names()
                self.output.end()
                self.running = False
            finally:
                self.running = False
        except BaseException as error:
            end = self.describe(error)
        self.running = False
        self.host.disarm()
        if self.stopped:
            return ("episode_ended", None, end[2], "")
        if self.expired:
            return (self.expired, None, self.expired_line, taken)
        return (*end[:3], end[3] + taken)

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
        self.body = []
        self.body = body = compile(code, self.filename, "exec", _ast.PyCF_ONLY_AST | self.future_flags, True).body
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
        """How an exception ended the program. Whatever the exception is, this returns."""
        kind = type(error)
        if issubclass(kind, LimitReached):
            return (self.expired, None, self.expired_line, "")
        line = self.line_in(trace_of(error))
        if issubclass(kind, EpisodeOver):
            return ("episode_ended", None, line, "")
        if issubclass(kind, SystemExit):
            self.print_exit(error)
            return ("completed", None, line, "")
        if issubclass(kind, MemoryError):
            self.reserve = None
        try:
            if issubclass(kind, SyntaxError) and line == 0:
                line = self.line_of_syntax(error)
            return ("raised", name_of(error), line, clean(cut(describe(error), self.output.limit)) + self.hint(error) + self.explain_refusal(error))
        except BaseException:
            # Out of memory or of time.
            return ("raised", name_of(error), line, name_of(error) + "\n")

    def hint(self, error):
        """What Python does not say of an error, and the host cannot know: names that were taken, or that may have been meant."""
        if self.is_strict:
            return ""
        try:
            return clean(exact(cut(did_you_mean(error) + self.own.explain(error, self.body), MAX_HINT_CHARACTERS)))
        except BaseException:
            # A class of the program's that misbehaves.
            return ""

    def give_back_names(self):
        """Makes the robot's functions what they were, and says for which names that was needed."""
        if self.is_strict:
            return ""
        try:
            return clean(exact(cut(self.own.give_back(self.body), MAX_HINT_CHARACTERS)))
        except BaseException:
            # There is no memory left, for example; the names are what they were in any case.
            return ""

    def line_of_syntax(self, error):
        """The line of the code action that cannot be compiled; 0 where it is none of it."""
        try:
            if error.filename != self.filename or type(error.lineno) is not int:
                return 0
            if error.text is None:
                # The compiler, unlike the parser, does not know the text; CPython looks it up in the file.
                error.text = line_of_source(self.filename, error.lineno)
            return max(error.lineno, 0)
        except Exception:
            # A class of the program's that misbehaves.
            return 0

    def print_exit(self, error):
        """What `sys.exit("text")` has to say."""
        code = SystemExit.code.__get__(error)
        try:
            if code is not None and not issubclass(type(code), int):
                print(code, file=sys.stderr)
        except Exception:
            # Its own __str__ failed, or it has replaced the stream.
            pass

    def explain_refusal(self, error):
        """What the sandbox is, where it may be the reason of an error; a program cannot know from "Operation not permitted"."""
        try:
            # Modules such as urllib wrap it in an error of their own.
            cause = getattr(error, "reason", None)
            error = cause if issubclass(type(cause), OSError) else error
            kind = type(error)
            refused = (
                issubclass(kind, RuntimeError) and "can't start new thread" in str(error)
                or issubclass(kind, OSError) and (error.errno in REFUSALS or issubclass(kind, FileNotFoundError))
                or name_of(error) == "gaierror")
        except BaseException:
            # A class of the program's that misbehaves.
            refused = False
        return self.refusal + "\n" if refused and self.refusal else ""

    def line_in(self, trace):
        """The line of the current code action that is nearest to where the exception was raised."""
        line = 0
        while trace is not None:
            if str.__eq__(trace.tb_frame.f_code.co_filename, self.filename):
                line = trace.tb_lineno or line
            trace = trace.tb_next
        return max(line, 0)


class SeededChance:
    """Seeds the modules that draw by chance as they are imported: the same program draws the same."""

    MODULES = ("random", "numpy.random")

    def __init__(self):
        self.seed = None

    def begin(self, seed):
        """Takes the seed at the first code action; user tools may have imported something before."""
        if self.seed is None:
            self.seed = seed % (1 << 32)
            for name in self.MODULES:
                if name in sys.modules:
                    sys.modules[name].seed(self.seed)

    def find_spec(self, name, path=None, target=None):
        if name not in self.MODULES:
            return None
        return after_import(self, name, path, target, lambda module: module.seed(self.seed))


def others_spec(finder, name, path, target):
    """What the other finders know of a module; None where they do not know it."""
    for other in sys.meta_path:
        spec = None if other is finder else other.find_spec(name, path, target)
        if spec is not None:
            return spec
    return None


def after_import(finder, name, path, target, action):
    """Has something done with a module that the other finders know, as soon as it is there."""
    spec = others_spec(finder, name, path, target)
    if spec is None:
        return None
    load = spec.loader.exec_module

    def exec_module(module):
        load(module)
        action(module)

    spec.loader.exec_module = exec_module
    return spec


def show(argument):
    """An argument of a tool as text for the log."""
    try:
        text = argument if issubclass(type(argument), str) else repr(argument)
    except Exception as error:
        text = "<%s>" % name_of(error)
    return clean(exact(text)[:MAX_SHOWN_CHARACTERS])


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


def add_builtins(namespace):
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
        setattr(namespace, name, function)
