"""The host of a Session that runs inside of the .NET process: calls are delegates, a limit is an exception set from outside."""

import ctypes
import json

CALL_FIELDS = "\x1e"
OBJECT_FIELDS = "\x1f"


class EmbeddedHost:
    """Answers what code_action.Session says through .NET delegates."""

    has_pipe = False

    def __init__(self, call, output, tool):
        self._call = call
        self._output = output
        self._tool = tool

    def call(self, line, name, arguments):
        reply = self._call(line, name.encode(), CALL_FIELDS.join(arguments).replace("\0", "\ufffd").encode()).decode()
        kind = reply[0]
        if kind == "s":
            return STOP
        if kind == "l":
            return LIMIT
        objects, reason, text = reply[1:].split(CALL_FIELDS, 2)
        return text, kind == "o", reason or None, objects.split(OBJECT_FIELDS) if objects else ()

    def output(self, text):
        self._output(text)

    def tool(self, line, name, arguments):
        self._tool(line, name, CALL_FIELDS.join(arguments))

    def arm(self, session):
        pass

    def disarm(self):
        pass


def start(settings, seed, call, output, tool):
    """A new session, and its tools as JSON. A call goes through the address of a function in C's manner, which costs a third of a
    delegate that is made a Python object."""
    call = ctypes.PYFUNCTYPE(ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p)(call)
    settings = json.loads(settings)
    kept = sys.stdout, sys.stderr
    session = Session(EmbeddedHost(call, output, tool), settings)
    add_builtins(session.namespace)
    for finder in list(sys.meta_path):
        if type(finder).__name__ == "SeededChance":
            sys.meta_path.remove(finder)
    chance = SeededChance()
    chance.begin(seed)
    sys.meta_path.insert(0, chance)
    folder = types.ModuleType("tools")
    sys.modules["tools"] = folder
    tools = []
    for tool_file in settings["tools"]:
        name = tool_file["file"][:-len(".py")]
        try:
            functions = session.load_tools(tool_file["source"], tool_file["file"], "tools." + name)
        except BaseException as error:
            return session, json.dumps(["refused", "%s: %s" % (tool_file["file"], describe(error))])
        tools += [[tool_file["file"], *function] for function in functions]
    sys.stdout, sys.stderr = kept
    return session, json.dumps(["ready", tools])


def perform(session, number, code):
    kept = sys.stdout, sys.stderr, sys.getrecursionlimit()
    try:
        end, exception, line, trace = session.perform(number, code)
        return json.dumps([end, exception, line, session.output.printed, trace])
    finally:
        sys.stdout, sys.stderr = kept[:2]
        sys.setrecursionlimit(kept[2])


def interrupt(session, thread):
    """Has the program stop where it is. Called from another thread, again and again until it has."""
    if session.running:
        frame = sys._current_frames().get(thread)
        session.expire("timed_out", session.line_of(frame))
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(LimitReached))
