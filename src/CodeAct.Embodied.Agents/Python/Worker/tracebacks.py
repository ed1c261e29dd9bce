"""How an exception reads: a traceback with the frames and lines of programs and tools, which are no files, and no others."""

import builtins
import sys

# More of an exception than this is no help to anybody, and CPython describes what leads to it one within the other.
MAX_EXCEPTIONS = 50
MAX_DEPTH = 20
MAX_NAME_CHARACTERS = 200
MAX_PLAIN_EXCEPTIONS = 4
MAX_PLAIN_FRAMES = 10
MAX_PLAIN_CHARACTERS = 2000

# The programs and tools, by the name that tracebacks have for them.
SOURCES = {}

# What an exception and its class say of themselves, whatever a program's class makes of these attributes.
GROUP = getattr(builtins, "BaseExceptionGroup", None)  # since 3.11
trace_of = BaseException.__dict__["__traceback__"].__get__
cause_of = BaseException.__dict__["__cause__"].__get__
context_of = BaseException.__dict__["__context__"].__get__
is_context_hidden = BaseException.__dict__["__suppress_context__"].__get__
members_of = GROUP.__dict__["exceptions"].__get__ if GROUP else None
name_of_class = type.__dict__["__name__"].__get__


def name_of(error):
    """The name of an exception's class, of a bearable length."""
    return str.__getitem__(name_of_class(type(error)), slice(MAX_NAME_CHARACTERS))


def exact(text):
    """The text itself, where a program's class is a str that misbehaves."""
    return text if type(text) is str else str.__str__(text)


def describe(error):
    """The traceback of an exception, without frames that are not the agent's or the user's. Whatever the exception is,
    this returns."""
    try:
        if is_bearable(error):
            return describe_fully(error)
    except BaseException:
        # The program has used up what an import needs, such as descriptors, or has broken it, or its classes misbehave.
        pass
    return describe_plainly(error)


def is_bearable(error):
    """Whether what led to an exception is little enough to be described by CPython."""
    waiting = [(error, 0)]
    seen = set()
    while waiting:
        error, depth = waiting.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        inner = members_of(error) if GROUP and issubclass(type(error), GROUP) else ()
        if len(seen) + len(inner) > MAX_EXCEPTIONS or depth > MAX_DEPTH or len(name_of(error)) == MAX_NAME_CHARACTERS:
            return False
        waiting += [(other, depth + 1) for other in (cause_of(error), context_of(error), *inner)]
    return True


def describe_fully(error):
    # Only now: with what it imports in turn it would be half of a worker's start.
    import traceback

    description = traceback.TracebackException(type(error), error, trace_of(error))
    keep_own_frames(description, set())
    # Without a frame to show, as for a syntax error of the action itself, CPython prints no heading either.
    return "".join(description.format() if description.stack else description.format_exception_only())


def describe_plainly(error):
    """The same by what is there without an import, for the last few exceptions that led to one another."""
    parts = []
    seen = set()
    while error is not None and id(error) not in seen and len(seen) < MAX_PLAIN_EXCEPTIONS:
        seen.add(id(error))
        frames = own_frames(trace_of(error))
        lines = ["Traceback (most recent call last):\n"] if frames else []
        for filename, line, name in frames:
            lines.append('  File "%s", line %d, in %s\n    %s\n' % (filename, line, name, line_of_source(filename, line).strip()))
        parts.append("".join(lines) + "%s: %s\n" % (name_of(error), text_of(error)))
        error = cause_of(error) or (None if is_context_hidden(error) else context_of(error))
    if error is not None:
        parts.append("[What led to this is left out: it is too much.]\n")
    return "\nThe above exception led to the following one:\n\n".join(reversed(parts))


def own_frames(trace):
    """The first and last frames of the program's: the file, line and name of each."""
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if is_own(code.co_filename):
            name = str.__getitem__(code.co_name, slice(MAX_NAME_CHARACTERS))
            frames[MAX_PLAIN_FRAMES:] = frames[MAX_PLAIN_FRAMES + 1 - MAX_PLAIN_FRAMES // 2:]
            frames.append((exact(code.co_filename), trace.tb_lineno or 0, name))
        trace = trace.tb_next
    return frames


def text_of(error):
    try:
        return str.__getitem__(str(error), slice(MAX_PLAIN_CHARACTERS))
    except BaseException:
        return "<its __str__() failed>"


def keep_own_frames(description, seen):
    """Leaves the frames of the agent's code and of user tools in a traceback and in those it was raised from."""
    if description is None or id(description) in seen:
        return
    seen.add(id(description))
    description.stack[:] = [frame for frame in description.stack if is_own(frame.filename)]
    keep_own_frames(description.__cause__, seen)
    keep_own_frames(description.__context__, seen)
    for inner in getattr(description, "exceptions", None) or ():
        keep_own_frames(inner, seen)


def is_own(filename):
    return str.startswith(filename, ("<action ", "<tools/"))


def remember(filename, source):
    """Lets tracebacks show the lines of a text that is no file."""
    SOURCES[filename] = source
    if "linecache" in sys.modules:
        show_lines_of(filename)


def show_lines_of(filename):
    source = SOURCES[filename]
    sys.modules["linecache"].cache[filename] = (len(source), None, [line + "\n" for line in source.split("\n")], filename)


def line_of_source(filename, number):
    """A line of a text that was remembered; empty where there is none."""
    lines = SOURCES.get(filename, "").split("\n")
    return lines[number - 1] + "\n" if 0 < number <= len(lines) else ""


class SourceLines:
    """Tells linecache, from which tracebacks have their lines, of the texts that are no files as soon as somebody imports it."""

    def find_spec(self, name, path=None, target=None):
        if name != "linecache":
            return None
        return after_import(self, name, path, target, lambda module: [show_lines_of(filename) for filename in SOURCES])


sys.meta_path.insert(0, SourceLines())
