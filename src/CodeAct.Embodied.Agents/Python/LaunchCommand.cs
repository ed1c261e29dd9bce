using System.Globalization;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A command line that starts the worker, with the layers it puts around it.</summary>
internal sealed record LaunchCommand
{
    private const int NobodyId = 65534;
    private const string Nobody = "65534";

    // Where the folder of programs is made, outside of the sandbox: a place that is there on every machine and that nobody needs who
    // starts bubblewrap. A file without content takes no bytes, but memory of the kernel's.
    private const string FolderPlace = "/sys";
    private const string FolderOptions = "size=64m,nr_inodes=4096,mode=1777";

    private static readonly bool BecomesNobody =
        Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && HasNobody("/proc/self/uid_map") && HasNobody("/proc/self/gid_map");

    private static bool IsOnlyUser => Environment.IsPrivilegedProcess && !BecomesNobody;

    /// <summary>The interpreter.</summary>
    public required string Interpreter { get; init; }

    /// <summary>The program and its arguments, down to where the worker's source comes.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Whether bubblewrap is part of it.</summary>
    public required bool Bubblewrap { get; init; }

    /// <summary>Whether there are packages that programs may import.</summary>
    public required bool WithPackages { get; init; }

    /// <summary>Whether there is a folder <c>/tmp</c> that programs may write to: with packages, in bubblewrap, where it can be kept small.</summary>
    public bool WithFolder { get; init; }

    /// <summary>Whether resource limits are, and an identity that is not root's.</summary>
    public required bool Limited { get; init; }

    /// <summary>Bytes of memory that the interpreter may have.</summary>
    public required long MaxMemoryBytes { get; init; }

    /// <summary>The ways to start the worker on this machine, the best first.</summary>
    /// <param name="problems">Why some ways are missing.</param>
    /// <exception cref="PythonUnavailableException">There is no Python.</exception>
    public static ImmutableArray<LaunchCommand> Candidates(PythonOptions options, List<string> problems)
    {
        var environment = options.Packages?.Environment is { } wanted ? CheckEnvironment(wanted) : null;
        var interpreter = FindInterpreter(options.Interpreter ?? (environment is null ? null : Path.Combine(environment, "bin", "python3")));
        ImmutableArray<string> apart = options.IsInterruptible && SystemProgram.Find("setsid") is { } setsid ? [setsid] : [];
        string[] python = [interpreter, "-B", "-s", "-S", "-c"];
        var commands = ImmutableArray.CreateBuilder<LaunchCommand>();
        var drop = Drop(problems);
        var prlimit = Find("prlimit", problems, "util-linux");
        if (drop is not null && prlimit is not null)
        {
            if (options.Layers.HasFlag(ConfinementLayers.Bubblewrap) && Find("bwrap", problems, "bubblewrap") is { } bubblewrap)
            {
                // The root of a container keeps what it needs to become another inside; bubblewrap takes it all away then.
                var before = IsOnlyUser ? [] : drop.Value;
                if (options.Packages is not null && Folder(problems) is { } folder)
                    AddSandbox([.. before, .. folder, bubblewrap], Limits(prlimit, options, options.MaxFileBytes), withFolder: true);
                AddSandbox([.. before, bubblewrap], Limits(prlimit, options, maxFileBytes: 0), withFolder: false);
            }

            Add([.. drop, .. Limits(prlimit, options, maxFileBytes: 0), .. python], bubblewrap: false);
        }

        if (options.AllowUnconfined)
            Add([.. python], bubblewrap: false, limited: false);
        return commands.ToImmutable();

        void AddSandbox(ImmutableArray<string> before, ImmutableArray<string> limits, bool withFolder)
        {
            var namespaces = Namespaces(interpreter, environment, options.Packages is not null, withFolder);
            Add([.. before, .. namespaces, "--", .. limits, .. python], bubblewrap: true, withFolder: withFolder);
            // Before bubblewrap 0.8 there was no such option; the worker's filter of system calls refuses the same.
            namespaces.Remove("--disable-userns");
            if (options.Layers.HasFlag(ConfinementLayers.SelfLock))
                Add([.. before, .. namespaces, "--", .. limits, .. python], bubblewrap: true, withFolder: withFolder);
        }

        void Add(ImmutableArray<string> words, bool bubblewrap, bool limited = true, bool withFolder = false) => commands.Add(new()
        {
            Interpreter = interpreter,
            Words = [.. apart, .. words],
            Bubblewrap = bubblewrap,
            WithPackages = options.Packages is not null,
            WithFolder = withFolder,
            MaxMemoryBytes = options.MaxMemoryBytes,
            Limited = limited,
        });
    }

    private static string CheckEnvironment(string path) => Directory.Exists(Path.Combine(path, "lib"))
        ? CheckReadable(Path.GetFullPath(path))
        : throw new PythonUnavailableException($"There is no Python environment at '{path}'. Make one: python3 -m venv {path}");

    // Otherwise its packages would only seem not to be installed.
    private static string CheckReadable(string path)
    {
        for (var place = path; BecomesNobody && !OperatingSystem.IsWindows() && place is not null; place = Path.GetDirectoryName(place))
        {
            if (!File.GetUnixFileMode(place).HasFlag(UnixFileMode.OtherExecute))
            {
                throw new PythonUnavailableException(
                    $"Programs that root runs do so as nobody, who may not enter '{place}' on the way to '{path}'. "
                    + "Put it where everyone may read it, for example under /opt, or do not work as root.");
            }
        }

        return path;
    }

    private static string FindInterpreter(string? wanted)
    {
        if (wanted is not null)
        {
            return File.Exists(wanted)
                ? CheckReadable(ResolveLinks(wanted))
                : throw new PythonUnavailableException($"There is no Python at '{wanted}'. Give the path of a python3 of version 3.9 or later.");
        }

        return SystemProgram.Find("python3") is { } found
            ? ResolveLinks(found)
            : throw new PythonUnavailableException("There is no python3 on this machine. Install it: apt-get install python3");
    }

    // Root is dropped before anything else, bubblewrap included: a sandbox that host root starts keeps root's identity
    // behind the mapping of its user namespace, can write host-wide settings under /proc/sys, and RLIMIT_NPROC does not
    // bind it. The root of a container that has no other user is no root outside: it lets go of what it may do inside.
    private static ImmutableArray<string>? Drop(List<string> problems)
    {
        if (!Environment.IsPrivilegedProcess)
            return [];
        if (Find("setpriv", problems, "util-linux") is not { } setpriv)
            return null;
        return BecomesNobody
            ? [setpriv, $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", "--"]
            : [setpriv, "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--"];
    }

    // Lines of: first id inside, first id outside, how many.
    private static bool HasNobody(string map) => File.ReadLines(map)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(range => (First: long.Parse(range[0], CultureInfo.InvariantCulture), Count: long.Parse(range[2], CultureInfo.InvariantCulture)))
        .Any(range => range.First <= NobodyId && NobodyId < range.First + range.Count);

    // A file system in memory with a limit of its files, which bubblewrap has no option for: made in a namespace around it.
    private static ImmutableArray<string>? Folder(List<string> problems) =>
        Find("unshare", problems, "util-linux") is { } unshare && Find("mount", problems, "mount") is { } mount
            ? [
                unshare, "--user", "--map-root-user", "--mount", "--", "/bin/sh", "-c",
                $"{mount} -t tmpfs -o {FolderOptions} tmpfs {FolderPlace} && exec \"$@\"", "sh",
            ]
            : null;

    // No process beside itself, an hour of CPU over the whole episode, and no file to write unless there is a folder for it.
    private static ImmutableArray<string> Limits(string prlimit, PythonOptions options, int maxFileBytes) =>
    [
        prlimit, string.Create(CultureInfo.InvariantCulture, $"--as={options.MaxMemoryBytes}"), "--nproc=1", "--cpu=3600", "--nofile=64", "--core=0",
        string.Create(CultureInfo.InvariantCulture, $"--fsize={maxFileBytes}"), "--",
    ];

    // No /proc, no /tmp, and of /dev the null device alone: Python needs none of it, and what is not there cannot leak. With
    // packages there is a /tmp, small and in memory, for the files that they make.
    private static List<string> Namespaces(string interpreter, string? environment, bool withPackages, bool withFolder)
    {
        List<string> words =
        [
            "--unshare-user", "--unshare-all", "--disable-userns", "--die-with-parent", "--new-session",
            "--ro-bind", "/usr", "/usr",
        ];
        foreach (var folder in (ReadOnlySpan<string>)["/lib", "/lib32", "/lib64", "/bin"])
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target)
                words.AddRange(["--symlink", target, folder]);
            else if (Directory.Exists(folder))
                words.AddRange(["--ro-bind", folder, folder]);
        }

        if (!interpreter.StartsWith("/usr/", StringComparison.Ordinal)
            && Path.GetDirectoryName(Path.GetDirectoryName(interpreter)) is { Length: > 1 } prefix)
        {
            words.AddRange(["--ro-bind", prefix, prefix]);
        }

        if (withPackages)
        {
            // Which of several libraries a system uses, and settings of matplotlib's.
            words.AddRange(["--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--ro-bind-try", "/etc/matplotlibrc", "/etc/matplotlibrc"]);
            if (withFolder)
                words.AddRange(["--bind", FolderPlace, "/tmp"]);
            // After the folder, which would hide one that lies in /tmp.
            if (environment is not null)
                words.AddRange(["--ro-bind", environment, environment]);
        }

        words.AddRange(["--dev-bind", "/dev/null", "/dev/null", "--remount-ro", "/", "--chdir", withFolder ? "/tmp" : "/"]);
        words.AddRange(["--cap-drop", "ALL", "--uid", Nobody, "--gid", Nobody]);
        return words;
    }

    private static string? Find(string program, List<string> problems, string package)
    {
        var found = SystemProgram.Find(program);
        if (found is null)
            problems.Add($"{program} is missing (apt-get install {package})");
        return found;
    }

    private static string ResolveLinks(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
