using CodeAct.Embodied.Simulation.Actions;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>How code actions run: which functions they see and what they may use up.</summary>
public sealed record PythonOptions
{
    /// <summary>The functions that the program sees. Default: <see cref="FunctionList.Default"/>.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>Time for one code action, calls of primitives included. Default: 30 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Characters of output that one code action hands back before it is cut. Default: 2,000, as in the CodeAct paper.</summary>
    public int MaxOutputCharacters { get; init; } = 2000;

    /// <summary>Address space of the interpreter in bytes. Default: 512 MiB.</summary>
    public long MaxMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Whether the interpreter may run unconfined where this machine offers no confinement. Default: false.</summary>
    public bool AllowUnconfined { get; init; }

    /// <summary>The path of a CPython 3.9 or later. Default: null, which looks for <c>python3</c> in <c>/usr/bin</c>, in
    /// <c>/usr/local/bin</c> and then on the PATH.</summary>
    public string? Interpreter { get; init; }

    /// <summary>The layers of confinement to use; fewer than all only to test one of them alone.</summary>
    internal ConfinementLayers Layers { get; init; } = ConfinementLayers.All;
}
