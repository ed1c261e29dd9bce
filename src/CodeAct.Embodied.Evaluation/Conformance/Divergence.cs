namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>Something that should have been equal and was not: a line of the file of divergences.</summary>
public sealed record Divergence
{
    /// <summary><c>walkthrough</c>, <c>transcript</c> or <c>program</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The file, below the folder that was named.</summary>
    public required string File { get; init; }

    /// <summary>The row of the file, from 1; null for a game file.</summary>
    public int? Row { get; init; }

    /// <summary>The game's id.</summary>
    public required string Game { get; init; }

    /// <summary>The model that wrote the program; null for other checks.</summary>
    public string? Model { get; init; }

    /// <summary>The step of the engine or the turn of the program, from 1; 0 for the start, null where it is about the whole.</summary>
    public int? Step { get; init; }

    /// <summary>The command of the step, or the program of the turn.</summary>
    public string? Action { get; init; }

    /// <summary>What differs, for example <c>observation</c> or <c>admissible_commands</c>; for programs, the class of the reason.</summary>
    public required string What { get; init; }

    public required string Expected { get; init; }

    public required string Got { get; init; }
}

/// <summary>What is compared with its original, for whatever differs in it.</summary>
internal sealed record Compared(string Check, string File, int? Row, string Game, string? Model = null)
{
    public Divergence Differ(int? step, string? action, string what, string expected, string got) => new()
    {
        Check = Check,
        File = File,
        Row = Row,
        Game = Game,
        Model = Model,
        Step = step,
        Action = action,
        What = what,
        Expected = expected,
        Got = got,
    };
}
