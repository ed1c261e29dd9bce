"""How an exception reads: a traceback with the frames and lines of programs and tools, which are no files, and no others."""

import sys

# The programs and tools, by the name that tracebacks have for them.
SOURCES = {}


def describe(error):
    """The traceback of an exception, without frames that are not the agent's or the user's."""
    try:
        # Only now: with what it imports in turn it would be half of a worker's start.
        import traceback
    except Exception:
        # The program has used up what an import needs, such as descriptors, or has broken it.
        return describe_plainly(error)
    description = traceback.TracebackException(type(error), error, error.__traceback__)
    keep_own_frames(description, set())
    # Without a frame to show, as for a syntax error of the action itself, CPython prints no heading either.
    return "".join(description.format() if description.stack else description.format_exception_only())


def describe_plainly(error):
    """The same for an exception that nothing else led to, by what is there without an import."""
    parts = ["Traceback (most recent call last):\n"]
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if is_own(code.co_filename):
            parts.append('  File "%s", line %d, in %s\n    %s\n' % (
                code.co_filename, trace.tb_lineno, code.co_name, line_of_source(code.co_filename, trace.tb_lineno).strip()))
        trace = trace.tb_next
    return "".join(parts) + "%s: %s\n" % (type(error).__name__, error)


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
    return filename.startswith(("<action ", "<tools/"))


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
