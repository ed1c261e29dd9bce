using CodeAct.Embodied.PythonNet;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary>The options about how programs run.</summary>
internal sealed class PythonArguments
{
    private const int SecondsOfDay = 24 * 60 * 60;
    private const int DefaultMebibytes = 512;

    // With packages there is more to load: pandas and matplotlib alone reserve more than half a gigabyte.
    private const int DefaultMebibytesWithPackages = 2048;

    private readonly Option<string> python = new Option<string>("--python")
    {
        Description = "Where programs run: in a confined process (worker), or in this one, with all your rights and without limits (embedded).",
        DefaultValueFactory = _ => "worker",
    }.AcceptOnlyFromAmong("worker", "embedded");

    private readonly Option<bool> trustCode = new("--trust-code") { Description = "Let --python embedded run programs that a model wrote." };

    private readonly Option<int> timeLimit = EpisodeArguments.Positive("--time-limit", "Seconds that one program may take.", 30, SecondsOfDay);

    private readonly Option<int> cpuLimit = EpisodeArguments.Positive("--cpu-limit", "Seconds of processor time that one program may take.", 20, SecondsOfDay);

    private readonly Option<int> callLimit = EpisodeArguments.Positive("--call-limit", "Calls of primitives that one program may make.", 10_000);

    private readonly Option<int?> memoryLimit = new("--memory-limit")
    {
        Description = $"Mebibytes of memory that programs may take. Default: {DefaultMebibytes}; with packages {DefaultMebibytesWithPackages}.",
        HelpName = "N",
    };

    private readonly Option<string?> environment = new("--python-env")
    {
        Description = "A virtual environment whose packages programs may import. It is shown to the sandbox read-only.",
        HelpName = "PATH",
    };

    private readonly Option<string?> allow = new("--allow")
    {
        Description = "Packages that programs may import, with commas between them, for example numpy,pandas. Figures that they save are kept beside the log.",
        HelpName = "NAMES",
    };

    private readonly Option<string?> tools = new("--tools")
    {
        Description = "A folder of Python files whose public functions programs may call beside the primitives.",
        HelpName = "PATH",
    };

    private readonly Option<bool> noSandbox = new("--no-sandbox") { Description = "Run programs unconfined where this machine cannot confine them. Only for programs you trust." };

    public PythonArguments() => EpisodeArguments.MustBePositive(memoryLimit);

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[python, trustCode, timeLimit, cpuLimit, callLimit, memoryLimit, environment, allow, tools, noSandbox])
            command.Add(option);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InputException">Options do not go together, or the folder of tools cannot be read.</exception>
    public PythonChoice Choice(ParseResult result)
    {
        var isEmbedded = result.GetRequiredValue(python) == "embedded";
        if (isEmbedded && (result.GetValue(environment) ?? result.GetValue(allow)) is not null)
            throw new InputException("--python embedded imports what its own Python can; leave --python-env and --allow out");
        var packages = Packages(result);
        var mebibytes = result.GetValue(memoryLimit) ?? (packages is null ? DefaultMebibytes : DefaultMebibytesWithPackages);
        var options = new PythonOptions
        {
            TimeLimit = TimeSpan.FromSeconds(result.GetValue(timeLimit)),
            CpuLimit = TimeSpan.FromSeconds(result.GetValue(cpuLimit)),
            MaxCalls = result.GetValue(callLimit),
            MaxMemoryBytes = (long)mebibytes << 20,
            Packages = packages,
            Tools = result.GetValue(tools) is { } folder ? ToolFile.ReadFolder(folder) : [],
            AllowUnconfined = result.GetValue(noSandbox),
        };
        return new PythonChoice { Options = options, InProcess = isEmbedded ? StartEmbeddedAsync : null, TrustsModels = result.GetValue(trustCode) };
    }

    /// <summary>Starts Python in this process.</summary>
    /// <exception cref="InputException">This build has none.</exception>
    public static async Task<(IPythonSession Session, string Description)> StartEmbeddedAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        if (EmbeddedPython.Library is null)
            throw new InputException("--python embedded: " + EmbeddedPython.Missing);
        var session = await EmbeddedPython.StartAsync(options, cancellationToken);
        await Console.Error.WriteLineAsync("codeact: programs run in this process, with all your rights, as --python embedded asks.");
        return (session, $"Python {EmbeddedPython.Version}, in process");
    }

    private PythonPackages? Packages(ParseResult result)
    {
        var path = result.GetValue(environment);
        var names = result.GetValue(allow)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return path is null && names is null ? null : new PythonPackages
        {
            Environment = path,
            // By its name in the index; it is imported by another.
            Allowed = [.. (names ?? []).Select(name => name is "scikit-learn" ? "sklearn" : name).Distinct()],
        };
    }
}
