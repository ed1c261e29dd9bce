namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>What a program is given beside the standard library.</summary>
public enum SandboxExtra
{
    Nothing,

    /// <summary>The packages of the system.</summary>
    Packages,

    /// <summary>A virtual environment of the user's.</summary>
    Environment,

    /// <summary>A file of the user's whose functions it may call.</summary>
    Tools,
}

/// <summary>A combination of what holds a program and what it is given: a cell of the table of promises in <c>docs/security.md</c>.</summary>
/// <param name="Bubblewrap">Whether bubblewrap is around the worker's lock.</param>
/// <param name="Landlock">The newest version of Landlock that the lock may use: 1, 2, 3, 0 for none, or <see cref="Newest"/>.</param>
public sealed record SandboxCell(bool Bubblewrap, SandboxExtra Extra, int Landlock)
{
    /// <summary>As new as the kernel has it.</summary>
    public const int Newest = int.MaxValue;

    /// <summary>The versions of Landlock that make a difference, the newest first.</summary>
    public static ImmutableArray<int> Versions { get; } = [Newest, 3, 2, 1, 0];

    /// <summary>Every cell of the table.</summary>
    public static ImmutableArray<SandboxCell> All { get; } =
    [
        .. from bubblewrap in new[] { true, false }
           from extra in Enum.GetValues<SandboxExtra>()
           from version in Versions
           select new SandboxCell(bubblewrap, extra, version),
    ];

    /// <summary>What holds the program, in words.</summary>
    public string Layers => Bubblewrap ? "bubblewrap and lock" : "the lock alone";

    /// <summary>The column of the table that it stands in.</summary>
    public string Column => Landlock switch { Newest => "newest Landlock", 0 => "no Landlock", _ => $"Landlock {Landlock}" };

    /// <inheritdoc/>
    public override string ToString() => $"{Layers}, {Extra.ToString().ToLowerInvariant()}, {Column}";
}
