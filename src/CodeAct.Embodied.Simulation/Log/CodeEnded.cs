namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The program has stopped.</summary>
public sealed record CodeEnded : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>Why.</summary>
    public required CodeEnd End { get; init; }

    /// <summary>What the agent reads next.</summary>
    public required string Output { get; init; }

    /// <summary>The class of the exception that ended the program.</summary>
    public string? Exception { get; init; }

    /// <summary>The name of the advice at the end of the output; null where none was given.</summary>
    public string? Advice { get; init; }

    /// <summary>The line at which the program stopped.</summary>
    public int? Line { get; init; }

    /// <summary>The calls of the user's tools, in order; null for none. What they called is logged as primitives.</summary>
    public ImmutableArray<ToolUse>? Tools { get; init; }

    /// <summary>The files that the program made, as paths from the log's folder; null for none.</summary>
    public ImmutableArray<string>? Files { get; init; }
}

/// <summary>A program called a tool that the user gave it.</summary>
public sealed record ToolUse
{
    public required string Function { get; init; }

    /// <summary>Its arguments as text, shortened.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The line of the program that made the call, from 1; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>How many primitives the program had called before.</summary>
    public required int PrimitivesBefore { get; init; }
}
