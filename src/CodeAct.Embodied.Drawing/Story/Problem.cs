namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What went wrong.</summary>
public enum ProblemKind
{
    /// <summary>A step was refused.</summary>
    Refusal,

    /// <summary>The program ended in an exception.</summary>
    Exception,

    /// <summary>The program was stopped, or its interpreter died.</summary>
    Limit,

    /// <summary>The agent's answer held no action.</summary>
    NoAction,

    /// <summary>A surprise came over a step.</summary>
    Surprise,
}

/// <summary>Something that went wrong in an episode, in words.</summary>
public sealed record Problem
{
    public required ProblemKind Kind { get; init; }

    /// <summary>The index of the turn.</summary>
    public required int Turn { get; init; }

    /// <summary>Whether it belongs to a step, and not to the turn as a whole.</summary>
    public bool IsOfStep => Kind is ProblemKind.Refusal or ProblemKind.Surprise;

    /// <summary>The index of the step that it belongs to; where it belongs to none, of the last step before.</summary>
    public required int Step { get; init; }

    /// <summary>The line of the program, from 1; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>In a word or two, for example <c>Refused</c> or <c>NameError</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What was tried: a command, or the line of the program; null where nothing was.</summary>
    public string? Tried { get; init; }

    /// <summary>The reason, as the log has it.</summary>
    public required string Reason { get; init; }

    /// <summary>What went wrong with a step. A surprise comes last: it is why.</summary>
    internal static IEnumerable<Problem> Of(ReplayedStep step, int turn, int index)
    {
        var problem = new Problem
        {
            Kind = ProblemKind.Refusal,
            Turn = turn,
            Step = index,
            Line = step.Call.Line,
            Title = "Refused",
            Tried = step.Call.Command,
            Reason = step.Call.Refusal ?? step.Call.Observation,
        };
        var surprise = problem with { Kind = ProblemKind.Surprise, Title = "Surprise" };
        if (step.Call.Unmet is not null)
            yield return problem;
        foreach (var happened in step.Surprises)
            yield return surprise with { Reason = $"{char.ToUpperInvariant(happened.Text.FirstOrDefault(' '))}{happened.Text[Math.Min(1, happened.Text.Length)..]}." };
        // One that lasts from an earlier step.
        if (step is { Call.PreventedBy: not null, Surprises: [] })
            yield return surprise;
    }

    /// <summary>What ended a program before its last line; null where nothing did.</summary>
    internal static Problem? Of(CodeEnded ended, TurnStory turn, int index)
    {
        var line = ended.Line is { } number && number >= 1 && number <= turn.Lines.Length ? number : (int?)null;
        var (kind, title, reason) = ended.End switch
        {
            CodeEnd.Raised => (ProblemKind.Exception, ended.Exception ?? "Exception", Message(ended)),
            CodeEnd.TimedOut => (ProblemKind.Limit, "Stopped", "The time that a program may take was over."),
            CodeEnd.CpuLimit => (ProblemKind.Limit, "Stopped", "The processor time that a program may take was over."),
            CodeEnd.CallLimit => (ProblemKind.Limit, "Stopped", "The program called more primitives than it may."),
            CodeEnd.Died => (ProblemKind.Limit, "Died", "The interpreter ended in the middle of the program."),
            _ => default,
        };
        return title is null ? null : new Problem
        {
            Kind = kind,
            Turn = index,
            Step = turn.EndStep - 1,
            Line = line,
            Title = title,
            Tried = line is { } at ? turn.Lines[at - 1].Trim() : null,
            Reason = reason,
        };
    }

    internal static Problem Of(CodeStarted code, TurnStory turn, int index) => new()
    {
        Kind = ProblemKind.NoAction,
        Turn = index,
        Step = turn.EndStep - 1,
        Title = code.CorrectionKind switch
        {
            CorrectionKind.Proposal => "Not solved",
            CorrectionKind.Budget => "Cut short",
            _ => "No action",
        },
        Reason = code.Correction!.Trim().Split('\n')[0],
    };

    // The traceback's last line says what is wrong; advice may stand below it.
    private static string Message(CodeEnded ended) => ended.Output.ReplaceLineEndings("\n").Split('\n')
        .LastOrDefault(line => ended.Exception is { } name && line.Contains(name, StringComparison.Ordinal) && !char.IsWhiteSpace(line[0]))
        ?? "The program ended in an exception.";
}
