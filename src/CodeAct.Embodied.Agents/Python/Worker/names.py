"""The names of the robot's functions in a program: what it means by them, which of them it took for itself, what it may have meant.

Standard library only, CPython 3.9 and later.
"""

import _ast
import builtins
import types

MISSING = object()
# Of the type itself: a program may give its own types a name that is no text.
type_name = type.__dict__["__name__"].__get__
# As CPython has it: a longer name, or one among more of them, is not looked for.
LONGEST_NAME = 40
MOST_NAMES = 750
OPEN_KEYWORDS = {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"}


class OwnNames:
    """The functions that a program was given, and its namespace, in which it can take their names."""

    def __init__(self, namespace, robot):
        self.places = (namespace, robot)
        self.functions = {}

    def add(self, name, function):
        self.functions[name] = function

    def taken(self):
        """The names that stand for something else now, with what they stand for."""
        names = self.places[0]
        return [(name, names.get(name, MISSING)) for name, function in self.functions.items() if names.get(name, MISSING) is not function]

    def give_back(self, body):
        """Makes the functions what they were, and says for which names that was needed."""
        taken = self.taken()
        for name, function in self.functions.items():
            for names in self.places:
                if name in names or names is self.places[0]:
                    names[name] = function
        return "".join(
            "[%s took the name %s for %s. It is the robot's function again; choose another name.]\n" % (
                at_line(body, name), name, kind_of(value)) for name, value in taken)

    def explain(self, error, body):
        """What stands for something else where the error was raised, in a function or instead of something of Python's."""
        text = str(error)
        trace = error.__traceback__
        frame = None
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.startswith("<action "):
                frame = trace.tb_frame
            trace = trace.tb_next
        if frame is None:
            return ""
        if isinstance(error, UnboundLocalError):
            name = text.split("'")[1] if "'" in text else ""
            if name in self.functions:
                return "[%s is a name of its own in all of %s, since that gives it a value; so it is not the robot's function there. Choose another name.]\n" % (
                    name, frame.f_code.co_name)
        elif isinstance(error, TypeError) and text.endswith("object is not callable"):
            names = frame.f_locals
            for name in called_names(frame):
                value = names.get(name, MISSING)
                if value is MISSING or text != "'%s' object is not callable" % type_name(type(value)):
                    continue
                if name in self.functions and names is not frame.f_globals:
                    return "[In %s, the name %s stands for %s and not for the robot's function. Choose another name.]\n" % (
                        frame.f_code.co_name, name, kind_of(value))
                if name not in self.functions and hasattr(builtins, name):
                    return "[%s took the name %s, which is Python's own, for %s. Choose another name, and `del %s` to have Python's again.]\n" % (
                        at_line(body, name), name, kind_of(value), name)
        elif isinstance(error, (TypeError, AttributeError)):
            for name in self.functions:
                if hasattr(builtins, name) and (text.startswith(name + "()") or "context manager" in text or "__enter__" in text):
                    return "[%s is the robot's function here. Python's own is %s.]\n" % (name, "io.open" if name == "open" else "builtins." + name)
        return ""


def called_names(frame):
    """The names that the code of a frame looks up and that a line of it calls: as code objects have it, all it looks up."""
    return [*frame.f_code.co_varnames, *frame.f_code.co_names]


def kind_of(value):
    if value is MISSING:
        return "nothing, by `del`"
    if isinstance(value, types.FunctionType):
        return "a function of its own"
    name = type_name(type(value))
    return ("an " if name[:1] in "aeiouAEIOU" else "a ") + name


def at_line(body, name):
    line = binding_line(body, name)
    return "Line %d of your program" % line if line else "Your program"


def binding_line(body, name):
    """The first line at which a program, outside of its functions, gives a name another value; 0 where none is seen to."""
    lines = []
    pending = [(node, True) for node in body]
    while pending:
        node, outside = pending.pop()
        line = getattr(node, "lineno", 0)
        if isinstance(node, (_ast.FunctionDef, _ast.AsyncFunctionDef, _ast.ClassDef)):
            if outside and node.name == name:
                lines.append(line)
            inside = any(isinstance(part, _ast.Global) and name in part.names for part in node.body)
            pending += [(part, inside) for part in node.body]
            continue
        if outside and (
                isinstance(node, _ast.Name) and node.id == name and not isinstance(node.ctx, _ast.Load)
                or isinstance(node, (_ast.Import, _ast.ImportFrom)) and any((part.asname or part.name.split(".")[0]) == name for part in node.names)
                or isinstance(node, _ast.ExceptHandler) and node.name == name):
            lines.append(line)
        for field in node._fields:
            value = getattr(node, field, None)
            pending += [(part, outside) for part in (value if isinstance(value, list) else [value]) if isinstance(part, _ast.AST)]
    return min(lines, default=0)


def means_file(arguments, named):
    """Whether the arguments of open() can only mean a file: no place is called like this."""
    if OPEN_KEYWORDS.intersection(named):
        return True
    if len(arguments) > 1:
        mode = arguments[1]
        return isinstance(mode, int) or isinstance(mode, str) and 0 < len(mode) <= 4 and set(mode) <= set("rwxabt+U")
    if not arguments or isinstance(arguments[0], str):
        before, dot, ending = arguments[0].rpartition(".") if arguments else ("", "", "")
        return bool(arguments) and ("/" in arguments[0] or bool(before and dot) and ending.isalnum() and len(ending) <= 5 and not ending.isdigit())
    return hasattr(arguments[0], "__fspath__") or isinstance(arguments[0], (bytes, int))


def means_numbers(arguments, named):
    """Whether the arguments of slice() can only mean a part of a list."""
    return not named and 0 < len(arguments) <= 3 and all(value is None or hasattr(value, "__index__") for value in arguments)


PYTHONS = {"open": (builtins.open, means_file), "slice": (builtins.slice, means_numbers)}


def or_python(name, function):
    """The robot's function, or the one of Python's of the same name where the arguments can only be meant for that."""
    if name not in PYTHONS:
        return function
    python, is_meant = PYTHONS[name]

    def either(*arguments, **named):
        return (python if is_meant(arguments, named) else function)(*arguments, **named)

    either.__name__, either.__qualname__, either.__module__ = name, name, function.__module__
    either.__doc__, either.__wrapped__ = function.__doc__, function
    return either


def did_you_mean(error):
    """The name that may have been meant, as newer Pythons say it in a traceback themselves; empty where they do, or none is near."""
    name = getattr(error, "name", None)
    if not isinstance(name, str) or len(name) > LONGEST_NAME or "Did you mean" in str(error):
        return ""
    if isinstance(error, NameError):
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        if trace is None:
            return ""
        frame = trace.tb_frame
        known = [*frame.f_locals, *frame.f_globals, *vars(builtins)]
    elif isinstance(error, AttributeError):
        known = dir(getattr(error, "obj", None))
    else:
        return ""
    nearest = nearest_name(name, known) if len(known) <= MOST_NAMES else None
    return "Did you mean: '%s'?\n" % nearest if nearest else ""


def nearest_name(name, known):
    """The name that takes fewest changes; where each would take too many, one that it begins with or that begins with it; else None.
    Another case of a letter is half a change."""
    best, fewest, longer = None, None, None
    for word in known:
        # Nobody means a name that is hidden, unless the name is one.
        if not isinstance(word, str) or word == name or len(word) > LONGEST_NAME or word.startswith("_") and not name.startswith("_"):
            continue
        changes = distance(name, word)
        if changes <= (len(name) + len(word) + 3) / 3 and (fewest is None or changes < fewest):
            best, fewest = word, changes
        elif len(word) > 1 and (name.startswith(word) or len(name) > 1 and word.startswith(name)) and (longer is None or len(word) > len(longer)):
            longer = word
    return best or longer


def distance(one, other):
    row = [2 * i for i in range(len(other) + 1)]
    for i, a in enumerate(one):
        before, row[0] = row[0], 2 * (i + 1)
        for j, b in enumerate(other):
            change = before + (0 if a == b else 1 if a.lower() == b.lower() else 2)
            before = row[j + 1]
            row[j + 1] = min(change, row[j] + 2, before + 2)
    return row[-1]
