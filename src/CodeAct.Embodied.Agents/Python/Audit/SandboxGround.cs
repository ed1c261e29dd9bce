using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>What the cells of an audit need on the disk: an environment to import from.</summary>
public sealed class SandboxGround : IDisposable
{
    private const string Skills = "def visit(place, *others, **named):\n    \"\"\"Goes to a place.\"\"\"\n    return goto(place)\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codeact-audit-");

    /// <exception cref="PythonUnavailableException">There is no Python to make an environment with.</exception>
    public SandboxGround()
    {
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = (UnixFileMode)0b111_101_101;
        Environment = Path.Combine(folder.FullName, "environment");
        var python = SystemProgram.Find("python3") ?? throw new PythonUnavailableException("There is no python3 on this machine. Install it: apt-get install python3");
        using var maker = Process.Start(new ProcessStartInfo(python, ["-m", "venv", "--without-pip", Environment]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        maker.WaitForExit();
        // What python3-venv makes; where Debian's is missing, as much of it as is needed.
        Directory.CreateDirectory(Path.Combine(Environment, "lib"));
        Directory.CreateDirectory(Path.Combine(Environment, "bin"));
        var link = Path.Combine(Environment, "bin", "python3");
        if (!File.Exists(link))
            File.CreateSymbolicLink(link, python);
        File.AppendAllText(Path.Combine(Environment, "pyvenv.cfg"), "# kept\n");
    }

    /// <summary>The folder of the environment.</summary>
    public string Environment { get; }

    /// <summary>The options of a session in a cell.</summary>
    internal PythonOptions Options(SandboxCell cell) => new()
    {
        Layers = cell.Bubblewrap ? ConfinementLayers.All : ConfinementLayers.SelfLock,
        MaxLandlock = cell.Landlock,
        Packages = cell.Extra switch
        {
            SandboxExtra.Packages => new PythonPackages(),
            SandboxExtra.Environment => new PythonPackages { Environment = Environment },
            _ => null,
        },
        Tools = cell.Extra is SandboxExtra.Tools ? [new ToolFile("skills.py", Skills)] : [],
    };

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
