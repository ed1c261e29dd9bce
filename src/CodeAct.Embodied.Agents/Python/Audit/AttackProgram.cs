using System.Globalization;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>A program that means harm, and what must come of it.</summary>
/// <remarks>They are the files in <c>Python/Attacks</c>, a folder for each class. The first line says what it tries; then come
/// <c># holds: raised PermissionError|died</c>, the ends that are in order, and where they differ from the default
/// <c># calls: 4</c> or <c>any</c>, the primitives that it calls (none), <c># steps: 5</c>, the steps of the episode, and
/// <c># breaks: its Python</c> where the code actions after it need not work, and <c># keeps: names</c> where variables that were set
/// before must still be there. A program that gets through prints ESCAPED. It finds what <see cref="Canary.Prelude"/> gives it.</remarks>
public sealed record AttackProgram
{
    private const string Prefix = "attacks/";
    private const int ManySteps = 1_000_000;

    // What they try depends on what holds the program and on what it is given. What the other classes try is the same for the
    // host whatever the version of Landlock.
    private static readonly ImmutableArray<string> ClassesForTheKernel = ["files", "kernel-memory", "locks", "metadata", "network", "peeking", "processes"];

    /// <summary>More lines than any of them has, with what comes before it.</summary>
    internal const int MostLines = 200;

    /// <summary>The folder it is in, for example <c>network</c>.</summary>
    public required string Class { get; init; }

    /// <summary>Its file's name without the ending.</summary>
    public required string Name { get; init; }

    /// <summary>What it tries, as a sentence.</summary>
    public required string Title { get; init; }

    public required string Code { get; init; }

    /// <summary>Every attack that comes with the program, by class and name.</summary>
    public static ImmutableArray<AttackProgram> All { get; } =
    [
        .. typeof(AttackProgram).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>The ends that are in order, as the header has them.</summary>
    public required ImmutableArray<string> Holds { get; init; }

    /// <summary>Calls of primitives that it makes; null for any number.</summary>
    public required int? Calls { get; init; }

    public required int Steps { get; init; }

    public required bool BreaksItself { get; init; }

    /// <summary>Whether the program's variables must be there afterwards.</summary>
    public required bool KeepsNames { get; init; }

    /// <summary>Whether it is the kernel that must refuse what it tries.</summary>
    public bool IsForTheKernel => ClassesForTheKernel.Contains(Class);

    /// <summary>Whether another may be tried in the same interpreter. What fills memory of the kernel's may still hold it.</summary>
    internal bool CanShare => IsForTheKernel && Class is not "kernel-memory";

    /// <summary>Whether a code action that ended so is in order. To be stopped at a limit always is.</summary>
    internal bool Allows(CodeResult result)
    {
        if (result.End is CodeEnd.TimedOut or CodeEnd.CpuLimit)
            return true;
        return Holds.Any(hold => hold.Split(' ') is [var end, .. var exceptions] && end == result.End.Name()
            && (exceptions.Length == 0 || exceptions.Contains(result.Exception)));
    }

    private static AttackProgram Read(string resource)
    {
        using var stream = typeof(AttackProgram).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var header = text.Split('\n').TakeWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        var path = resource[Prefix.Length..^".py".Length].Split('/', '\\');
        return new AttackProgram
        {
            Class = path[0],
            Name = path[^1],
            Title = header[0],
            Code = text,
            Holds = [.. Field("holds")!.Split('|')],
            Calls = Field("calls") switch { null => 0, "any" => null, var count => int.Parse(count, CultureInfo.InvariantCulture) },
            Steps = Field("steps") is { } steps ? int.Parse(steps, CultureInfo.InvariantCulture) : ManySteps,
            BreaksItself = Field("breaks") is not null,
            KeepsNames = Field("keeps") is not null,
        };

        string? Field(string name) => header
            .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
    }
}
