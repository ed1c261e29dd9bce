using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;
using CodeAct.Embodied.PythonNet;

namespace CodeAct.Embodied.Cli;

/// <summary>Finds out what this machine has of what the program uses.</summary>
internal static class MachineProbe
{
    /// <summary>Every finding, in the order in which people read them.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) =>
    [
        new("codeact", true, true, $"{ProgramVersion.Text} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}"),
        .. await PythonAsync(cancellationToken),
        Worlds(),
        Feed(),
        Pythonnet(),
        Screen(),
        Games(),
    ];

    private static async Task<IReadOnlyList<Finding>> PythonAsync(CancellationToken cancellationToken)
    {
        var tools = new[] { Tool("prlimit", "prlimit", "util-linux"), Tool("setpriv", "setpriv", "util-linux") };
        try
        {
            await using var session = await PythonProcessSession.StartAsync(new PythonOptions(), cancellationToken);
            var report = session.Confinement;
            return
            [
                new("python", true, true, $"{report.PythonVersion} at {report.Interpreter}, ready in {report.StartTime.TotalMilliseconds:0} ms"),
                Bubblewrap(report),
                .. tools,
                new("landlock", report.LandlockAbi > 0, false, report.LandlockAbi > 0 ? $"version {report.LandlockAbi}" : "the kernel has none", Newer(report.LandlockAbi > 0)),
                new("seccomp", report.Seccomp, false, report.Seccomp ? "works" : "the kernel has none", Newer(report.Seccomp)),
                report.ControlGroup
                    ? new("control group", true, false, "each program has one of its own, for its memory and the kernel's, and for its processes")
                    : new("control group", false, false, "none may be made: the limits of processes hold alone", "systemd-run --user --scope -p Delegate=yes codeact ..., where there is systemd"),
                new("confinement", true, true, $"programs run {report.Level.Describe()}"),
            ];
        }
        catch (PythonUnavailableException exception)
        {
            return [Tool("bubblewrap", "bwrap", "bubblewrap"), .. tools, new("python", false, true, exception.Message, Install("python3"))];
        }
    }

    private static string? Newer(bool isPresent) => isPresent ? null : "run a newer kernel, or a container that permits it";

    // That it is there does not mean that it may make namespaces.
    private static Finding Bubblewrap(ConfinementReport report) => report.Bubblewrap
        ? new("bubblewrap", true, false, $"{SystemProgram.Find("bwrap")}, and it works")
        : new("bubblewrap", false, false, $"it does not work: {report.BubblewrapProblem}", SystemProgram.Find("bwrap") is null
            ? Install("bubblewrap")
            : "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0); in a container run it with them");

    private static Finding Tool(string name, string program, string package) => SystemProgram.Find(program) is { } path
        ? new(name, true, false, path)
        : new(name, false, false, "not found: it is one layer of the confinement", Install(package));

    private static string Install(string package) =>
        SystemProgram.Find("apt-get") is null ? $"install {package} with your package manager" : $"sudo apt-get install -y {package}";

    private static Finding Worlds()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "worlds");
        return Directory.Exists(folder)
            ? new("worlds", true, true, $"{WorldCatalog.Shipped.Names.Length} houses in {folder}")
            : new("worlds", false, true, $"there is no folder {folder}", "build the program again: the folder comes with it");
    }

    // Written while the project is built: which packages the feed has, of those that some lack.
    private static Finding Feed()
    {
        var file = Installation.Sources is { } sources ? Path.Combine(sources, "feed.props") : null;
        if (!File.Exists(file))
            return new("package feed", false, false, "not probed");
        try
        {
            var missing = XDocument.Load(file).Descendants().Where(answer => answer.Value is "false")
                .Select(answer => answer.Name == "CodeActHasRaylib" ? "without Raylib-cs: the viewer draws with a raylib of the system" : "without pythonnet")
                .ToList();
            return missing.Count == 0
                ? new("package feed", true, false, "full")
                : new("package feed", false, false, string.Join(", ", missing), $"build where the feed is full, after deleting {file}");
        }
        catch (XmlException exception)
        {
            return new("package feed", false, false, $"{file} is broken: {exception.Message}", $"delete {file} and build again");
        }
    }

    private static Finding Pythonnet() => EmbeddedPython.Library is { } library
        ? new("pythonnet", true, false, $"--python embedded runs programs by {library}")
        : new("pythonnet", false, false, EmbeddedPython.Missing);

    private static Finding Screen() => Display.Name is { } name
        ? new("display", true, false, $"DISPLAY={name}")
        : new("display", false, false, "none: only a window needs one", "log in to a desktop, or use ssh -X");

    private static Finding Games()
    {
        const string Get = "pip install alfworld && alfworld-download, then set ALFWORLD_DATA to the folder it names";
        return Environment.GetEnvironmentVariable("ALFWORLD_DATA") switch
        {
            null or "" => new("ALFWorld games", false, false, "ALFWORLD_DATA is not set: the houses are there without", Get),
            var folder when Directory.Exists(folder) => new("ALFWorld games", true, false, folder),
            var folder => new("ALFWorld games", false, false, $"ALFWORLD_DATA names {folder}, which is no folder", Get),
        };
    }
}
