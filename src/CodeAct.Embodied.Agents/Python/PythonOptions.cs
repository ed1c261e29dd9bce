namespace CodeAct.Embodied.Agents.Python;

/// <summary>How code actions run: which functions they see and what they may use up.</summary>
public sealed record PythonOptions
{
    /// <summary>The functions that the program sees. Default: <see cref="FunctionList.Default"/>.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>Files whose public functions the program sees beside the primitives. Default: none.</summary>
    public ImmutableArray<ToolFile> Tools { get; init; } = [];

    /// <summary>Installed packages that the program may import. Default: null, the standard library alone.</summary>
    public PythonPackages? Packages { get; init; }

    /// <summary>What <c>random</c> starts from, and <c>numpy.random</c>. Default: 0.</summary>
    public long Seed { get; init; }

    /// <summary>Time for one code action, calls of primitives included. Default: 30 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Processor time for one code action. Default: 20 s.</summary>
    public TimeSpan CpuLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Calls of primitives in one code action. Default: 10,000.</summary>
    public int MaxCalls { get; init; } = 10_000;

    /// <summary>Characters of output that one code action hands back before it is cut. Default: 2,000, as in the CodeAct paper.</summary>
    public int MaxOutputCharacters { get; init; } = 2000;

    /// <summary>Address space of the interpreter in bytes. Default: 512 MiB.</summary>
    public long MaxMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of one file that a program hands over, where it has packages to make one with. Default: 8 MiB.</summary>
    public int MaxFileBytes { get; init; } = 8 << 20;

    /// <summary>Whether the interpreter may run unconfined where this machine offers no confinement. Default: false.</summary>
    public bool AllowUnconfined { get; init; }

    /// <summary>Whether a program meets Python as a notebook has it: a name of the robot's that it takes stays taken, and an error says
    /// what Python says. Default: false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether Ctrl-C in a terminal reaches this program alone, which may then interrupt a code action. Default: false, it
    /// ends the interpreter, too.</summary>
    public bool IsInterruptible { get; init; }

    /// <summary>The path of a CPython 3.9 or later. Default: null, which takes that of <see cref="PythonPackages.Environment"/>,
    /// or looks for <c>python3</c> in <c>/usr/bin</c>, in <c>/usr/local/bin</c> and then on the PATH.</summary>
    public string? Interpreter { get; init; }

    /// <summary>The layers of confinement to use; fewer than all only to test one of them alone.</summary>
    internal ConfinementLayers Layers { get; init; } = ConfinementLayers.All;

    /// <summary>The newest version of Landlock to ask for; 0 for none. Less than the kernel's only to test what an older kernel would hold.</summary>
    internal int MaxLandlock { get; init; } = int.MaxValue;

    /// <summary>Checks what a caller may have set wrong.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not positive.</exception>
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TimeLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(CpuLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxCalls);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxOutputCharacters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxMemoryBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFileBytes);
    }
}

/// <summary>Installed Python packages that programs may import. They are shown to the sandbox read-only.</summary>
public sealed record PythonPackages
{
    /// <summary>The folder of a virtual environment. Default: null, the packages of the system's Python.</summary>
    public string? Environment { get; init; }

    /// <summary>The packages that a program may import, by the names it imports them by. Default: none named, which allows all
    /// that are there. What these import themselves is always allowed.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];
}
