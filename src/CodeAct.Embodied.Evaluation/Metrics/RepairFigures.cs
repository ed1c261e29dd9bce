namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>What became of programs that failed and of commands that were refused.</summary>
/// <remarks>An error span goes from a program that did not come to its end to the next that did: one stubborn program is one span,
/// however often it is tried.</remarks>
public sealed record RepairFigures
{
    /// <summary>Spans: each with the class of its first exception, and the turns from the first failure to the repair; null where
    /// none came.</summary>
    public required ImmutableArray<ErrorSpan> Spans { get; init; }

    /// <summary>Refused command texts, each counted once.</summary>
    public required int RefusedTexts { get; init; }

    /// <summary>Of these, those that were carried out later, word for word.</summary>
    public required int RepairedTexts { get; init; }

    /// <summary>Of these, those after which a command with the same verb and the same first object was carried out.</summary>
    public required int RepairedLoosely { get; init; }

    public int Repaired => Spans.Count(span => span.TurnsToRepair is not null);

    /// <summary>Whether anything went wrong that could be repaired.</summary>
    public bool HadTrouble => Spans.Length > 0 || RefusedTexts > 0;

    /// <summary>Reads them off a log.</summary>
    public static RepairFigures Of(EpisodeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var steps = log.Events.OfType<PrimitiveCalled>().ToList();
        var refused = steps.Where(step => step.Unmet is not null).DistinctBy(step => step.Command).ToList();
        return new RepairFigures
        {
            Spans = SpansOf(log.Events.OfType<CodeEnded>().Select(ended => (ended.Turn, ended.End, ended.Exception))),
            RefusedTexts = refused.Count,
            RepairedTexts = refused.Count(first => steps.Exists(step => step.Step > first.Step && step.Unmet is null && step.Command == first.Command)),
            RepairedLoosely = refused.Count(first => steps.Exists(step => step.Step > first.Step && step.Unmet is null && Head(step.Command) == Head(first.Command))),
        };
    }

    /// <summary>The spans of programs in the order of their turns. Turns without a program neither open nor close one.</summary>
    public static ImmutableArray<ErrorSpan> SpansOf(IEnumerable<(int Turn, CodeEnd End, string? Exception)> programs)
    {
        var spans = ImmutableArray.CreateBuilder<ErrorSpan>();
        (int Turn, string Class)? open = null;
        foreach (var (turn, end, exception) in programs)
        {
            if (end is not (CodeEnd.Completed or CodeEnd.EpisodeEnded))
            {
                open ??= (turn, exception ?? end.Name());
            }
            else if (open is var (first, name))
            {
                spans.Add(new ErrorSpan(name, first, turn - first));
                open = null;
            }
        }

        if (open is var (since, what))
            spans.Add(new ErrorSpan(what, since, null));
        return spans.DrainToImmutable();
    }

    // "take mug 1 from ..." and "take mug 1 ...": the verb and what it is done to.
    private static string Head(string command) => string.Join(' ', command.Split(' ').Take(3));
}

/// <summary>An error span.</summary>
/// <param name="Class">The class of the exception that opened it, or how else the program ended.</param>
/// <param name="Turn">The turn of its first failure.</param>
/// <param name="TurnsToRepair">Null where the episode ended first.</param>
public sealed record ErrorSpan(string Class, int Turn, int? TurnsToRepair);
