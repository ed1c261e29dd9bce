namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>What programs are made of.</summary>
public sealed partial record CodeFigures
{
    public required int Programs { get; init; }

    /// <summary>Primitives that programs called.</summary>
    public required int Calls { get; init; }

    /// <summary>Programs with a loop.</summary>
    public required int WithLoop { get; init; }

    /// <summary>Programs with a condition.</summary>
    public required int WithCondition { get; init; }

    /// <summary>Programs that define a function.</summary>
    public required int WithFunction { get; init; }

    /// <summary>Reads them off a log.</summary>
    public static CodeFigures Of(EpisodeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var programs = log.Events.OfType<CodeStarted>().Where(code => code.Code is not null).ToList();
        var turns = programs.Select(code => code.Turn).ToHashSet();
        return new CodeFigures
        {
            Programs = programs.Count,
            Calls = log.Events.OfType<PrimitiveCalled>().Count(step => turns.Contains(step.Turn)),
            WithLoop = programs.Count(code => Loop().IsMatch(code.Code!)),
            WithCondition = programs.Count(code => Conditional().IsMatch(code.Code!)),
            WithFunction = programs.Count(code => Definition().IsMatch(code.Code!)),
        };
    }

    // At the beginning of a line, or within brackets: [x for x in y].
    [GeneratedRegex(@"(^|[\s\[({:])(for\s[^\n]*\sin\s|while\b)", RegexOptions.Multiline)]
    private static partial Regex Loop();

    [GeneratedRegex(@"^\s*(if|elif)\b|\sif\s[^\n]*\selse\s", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"^\s*(async\s+)?def\s", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
