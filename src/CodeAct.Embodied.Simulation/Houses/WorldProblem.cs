namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Something that keeps a world file from being used.</summary>
/// <param name="File">The file, as the reader was told it is called.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Message">What is wrong and what would mend it.</param>
public sealed record WorldProblem(string File, int Line, int Column, string Message)
{
    /// <summary>The problem as compilers print it, for example <c>kitchen.yaml:14:9: …</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A world file could not be used. Carries every problem found, not only the first.</summary>
public sealed class WorldFormatException(ImmutableArray<WorldProblem> problems)
    : InputException(string.Join(Environment.NewLine, problems))
{
    /// <summary>The problems in the order of their places.</summary>
    public ImmutableArray<WorldProblem> Problems { get; } = problems;
}
