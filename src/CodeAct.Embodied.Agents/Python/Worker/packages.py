"""Installed packages, where the user allows some: where they are, which of them a program may import, and what it drew.

There is a folder /tmp then, small and gone with the process, where bubblewrap provides it. What a program leaves there, and
the figures that it shows, are files of the episode. Without bubblewrap nothing can be written at all, and a figure that is
saved goes to the host from memory.
"""

MAX_FILE_BYTES = 8 << 20
MAX_FILES = 64
FOLDER = "/tmp"


class Packages:
    """The packages of one environment."""

    def __init__(self, settings):
        self.allowed = set(settings["allow"])
        self.has_folder = settings["folder"]
        self.max_bytes = settings["file_bytes"]
        self.folders = [folder for folder in site_folders(settings["path"]) if os.path.isdir(folder)]
        self.waiting = {}
        self.shown = 0
        self.seen = {}
        sys.path.extend(self.folders)
        read, write, make = 0x4 | 0x8, 0x2, 0x20 | 0x10 | 0x80 | 0x100 | 0x4000
        # Data of packages of the system, and with matplotlib its settings.
        places = self.folders + ["/usr/share/matplotlib", "/usr/share/fonts", "/etc/matplotlibrc"]
        self.rules = [(place, read) for place in places]
        if self.has_folder:
            self.rules.append((FOLDER, read | write | make))
        for name, value in (
                ("MPLBACKEND", "Agg"),
                ("MPLCONFIGDIR", os.path.join(FOLDER, ".matplotlib") if self.has_folder else os.path.dirname(os.__file__)),
                # A program has one thread.
                ("OPENBLAS_NUM_THREADS", "1"), ("OMP_NUM_THREADS", "1"), ("MKL_NUM_THREADS", "1"), ("NUMEXPR_NUM_THREADS", "1"),
                ("LOKY_MAX_CPU_COUNT", "1")):
            os.environ[name] = value

    def missing(self):
        """What is allowed and not there, as a sentence; empty where all is there."""
        missing = [name for name in sorted(self.allowed) if not any(
            os.path.exists(os.path.join(folder, name + ending)) for folder in self.folders for ending in ("", ".py"))]
        return "no package %s in %s" % (", ".join(missing), ", ".join(self.folders) or "any folder of packages") if missing else ""

    def find_spec(self, name, path=None, target=None):
        """Refuses what is not allowed, and prepares matplotlib."""
        top = name.partition(".")[0]
        known = getattr(sys, "stdlib_module_names", None)  # since 3.10
        if path is None and self.allowed and known and top not in self.allowed and top not in known and from_program(sys._getframe(1)):
            raise ModuleNotFoundError("No module named %r; besides the standard library there are %s" % (
                name, ", ".join(sorted(self.allowed))), name=name)
        if name in ("matplotlib", "matplotlib.pyplot", "matplotlib.figure", "matplotlib.font_manager"):
            return self.prepare(name, path, target)
        return None

    def prepare(self, name, path, target):
        if name == "matplotlib.pyplot":
            return after_import(self, name, path, target, self.on_pyplot)
        if name == "matplotlib.figure" and not self.has_folder:
            return after_import(self, name, path, target, self.on_figure)
        spec = others_spec(self, name, path, target)
        if spec is not None and not self.has_folder:
            spec = content_to_read(spec)
        return alone(spec, self.has_folder) if spec is not None and name == "matplotlib.font_manager" else spec

    def on_pyplot(self, pyplot):
        def show_figures(*arguments, **named):
            """Hands the open figures over as files of the episode and closes them."""
            for number in pyplot.get_fignums():
                self.shown += 1
                self.keep("figure-%d.png" % self.shown, self.drawn(pyplot.figure(number), {"format": "png"}))
            pyplot.close("all")

        pyplot.show = show_figures

    def on_figure(self, module):
        save = module.Figure.savefig

        def savefig(figure, target, **options):
            if not isinstance(target, (str, os.PathLike)):
                return save(figure, target, **options)
            name = os.path.basename(os.fspath(target))
            ending = os.path.splitext(name)[1][1:]
            if not ending:
                name, ending = name + ".png", "png"
            options.setdefault("format", ending)
            self.keep(name, self.drawn(figure, options, save))

        module.Figure.savefig = savefig

    def drawn(self, figure, options, save=None):
        buffer = io.BytesIO()
        (save or type(figure).savefig)(figure, buffer, **options)
        return buffer.getvalue()

    def keep(self, name, data):
        name = exact(name)[:MAX_NAME_CHARACTERS]
        if len(data) > self.max_bytes:
            print("[%s was not kept: it has %d bytes, and %d are the limit.]" % (name, len(data), self.max_bytes), file=sys.stderr)
        elif len(self.waiting) < MAX_FILES:
            self.waiting[name] = data

    def hand_over_files(self, host):
        """Sends the figures that were shown, and the files in the folder that are new or have changed."""
        waiting, self.waiting = self.waiting, {}
        for name, data in waiting.items():
            host.file(name, data)
        if self.has_folder:
            for name in self.changed_files()[:MAX_FILES]:
                try:
                    with io.open(os.path.join(FOLDER, name), "rb") as file:
                        host.file(name, file.read(self.max_bytes))
                except (OSError, MemoryError):
                    # The program may have made it so that it cannot be read.
                    pass

    def changed_files(self):
        names = []
        try:
            for entry in os.scandir(FOLDER):
                if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
                    continue
                found = entry.stat(follow_symlinks=False)
                state = found.st_mtime_ns, found.st_size
                if self.seen.get(entry.name) != state and 0 < found.st_size <= self.max_bytes:
                    names.append(entry.name)
                self.seen[entry.name] = state
        except OSError:
            pass
        return sorted(names)


def site_folders(environment):
    """Where an environment, or the system where none is named, keeps its packages."""
    version = "python%d.%d" % sys.version_info[:2]
    if environment:
        return [os.path.join(environment, "lib", version, "site-packages"), os.path.join(environment, "lib64", version, "site-packages")]
    return [
        os.path.join(sys.prefix, "lib", version, "site-packages"),
        os.path.join("/usr/local/lib", version, "dist-packages"),
        "/usr/lib/python3/dist-packages",
    ]


def from_program(frame):
    """Whether an import stands in the program itself, not in a package that the program imported."""
    while frame is not None and frame.f_code.co_filename.startswith(("<frozen importlib", "<string>")):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename.startswith(("<action ", "<tools/"))


def content_to_read(spec):
    """Has matplotlib take a folder for its settings and its cache that it cannot write to."""
    load = spec.loader.exec_module

    def exec_module(module):
        kept = os.access
        os.access = lambda *arguments, **named: True
        try:
            load(module)
        finally:
            os.access = kept

    spec.loader.exec_module = exec_module
    return spec


def alone(spec, has_folder):
    """Has matplotlib's font manager do without a timer, which is a thread, and where there is no folder without its cache."""
    load = spec.loader.exec_module

    def exec_module(module):
        import contextlib
        import threading
        import matplotlib.cbook

        class Timer:
            def __init__(self, *arguments):
                pass

            def start(self):
                pass

            def cancel(self):
                pass

        def forget(path, mode="r", *arguments, **named):
            return io.StringIO() if "w" in mode else builtins.open(path, mode, *arguments, **named)

        kept = threading.Timer, matplotlib.cbook._lock_path
        threading.Timer = Timer
        if not has_folder:
            matplotlib.cbook._lock_path = contextlib.nullcontext
            module.open = forget
        try:
            load(module)
        finally:
            threading.Timer, matplotlib.cbook._lock_path = kept

    spec.loader.exec_module = exec_module
    return spec
