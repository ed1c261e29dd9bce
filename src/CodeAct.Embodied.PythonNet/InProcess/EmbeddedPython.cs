using System.Text;
using Python.Runtime;

namespace CodeAct.Embodied.PythonNet;

/// <summary>Python in this process, for code that the user trusts. There is one interpreter in a process and one session at a time;
/// another waits until it is disposed of.</summary>
public static class EmbeddedPython
{
    // From the newest that pythonnet 3.2 knows to the oldest. Its documentation says 3.10, its tables do not.
    private static readonly ImmutableArray<string> Versions = ["3.15", "3.14", "3.13", "3.12", "3.11"];
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Lazy<PyModule> Runtime = new(Initialize);

    /// <summary>The library that the interpreter comes from; null where there is none.</summary>
    public static string? Library { get; } = FindLibrary();

    /// <summary>Why it is not there and how to get it; empty where it is.</summary>
    public static string Missing => Library is not null
        ? ""
        : $"there is no libpython of version {Versions[^1]} to {Versions[0]} on this machine; install it (Debian calls the one of its python3 lib$(readlink /usr/bin/python3)), or name the file in PYTHONNET_PYDLL";

    /// <summary>The version of the interpreter; empty before the first session.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>Starts a session.</summary>
    /// <param name="options">Of its limits, those of time, calls and output hold; there are none for memory and processor time.</param>
    /// <exception cref="PythonUnavailableException">There is no libpython, or one that pythonnet cannot use.</exception>
    /// <exception cref="InputException">A tool of the user's cannot be loaded.</exception>
    public static async Task<IPythonSession> StartAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        EmbeddedSession? session = null;
        try
        {
            return session = await Task.Run(() => EmbeddedSession.Start(Runtime.Value, options, () => Turn.Release()), cancellationToken);
        }
        finally
        {
            if (session is null)
                Turn.Release();
        }
    }

    private static PyModule Initialize()
    {
        Python.Runtime.Runtime.PythonDLL = Library ?? throw new PythonUnavailableException($"--python embedded: {Missing}.");
        try
        {
            PythonEngine.Initialize(setSysArgv: false, initSigs: false);
        }
        catch (Exception exception) when (exception is NotSupportedException or TypeInitializationException)
        {
            throw new PythonUnavailableException(
                $"{Library} cannot be Python in process, which needs version {Versions[^1]} to {Versions[0]}: {exception.GetBaseException().Message}");
        }

        // From here on every thread takes the interpreter's lock for itself.
        PythonEngine.BeginAllowThreads();
        using (Py.GIL())
        {
            Version = PythonEngine.Version.Split(' ')[0];
            var module = Py.CreateScope("codeact");
            var shared = typeof(PythonProcessSession).Assembly;
            module.Exec(string.Join('\n', Read(shared, "names.py"), Read(shared, "code_action.py"), Read(shared, "tracebacks.py"), Read(typeof(EmbeddedPython).Assembly, "embedded.py")));
            return module;
        }
    }

    private static string? FindLibrary()
    {
        if (Environment.GetEnvironmentVariable("PYTHONNET_PYDLL") is { Length: > 0 } wanted)
            return wanted;
        string[] folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib"];
        return Versions.SelectMany(version => folders.Select(folder => Path.Combine(folder, $"libpython{version}.so.1.0"))).FirstOrDefault(File.Exists);
    }

    private static string Read(System.Reflection.Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd() + "\n";
    }
}
