namespace CodeAct.Embodied.Evaluation;

/// <summary>An episode in figures, from its log.</summary>
public sealed record EpisodeSummary
{
    public required string World { get; init; }

    public required string Agent { get; init; }

    public required ActionMode Mode { get; init; }

    public required bool Won { get; init; }

    /// <summary>Why it ended; null where the log stops before the end.</summary>
    public EpisodeEndReason? Reason { get; init; }

    public required int Turns { get; init; }

    public required int Steps { get; init; }

    /// <summary>Steps that were refused.</summary>
    public required int Refusals { get; init; }

    /// <summary>Turns without an action.</summary>
    public required int EmptyTurns { get; init; }

    /// <summary>Tokens that the model read; null where there is no model.</summary>
    public long? PromptTokens { get; init; }

    /// <summary>Tokens that the model wrote; null where there is no model.</summary>
    public long? CompletionTokens { get; init; }

    /// <summary>US dollars; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Requests to the model, repeated ones included; null where there is no model.</summary>
    public int? Requests { get; init; }

    /// <summary>Seconds from the start to the last line.</summary>
    public required double Seconds { get; init; }

    /// <summary>Reads the figures off a log, whole or not.</summary>
    public static EpisodeSummary Of(EpisodeLog log)
    {
        var turns = log.Events.OfType<TurnEnded>().ToList();
        var steps = log.Events.OfType<PrimitiveCalled>().ToList();
        return new EpisodeSummary
        {
            World = log.Start.World.Name,
            Agent = log.Start.Agent,
            Mode = log.Start.Mode ?? ActionMode.Code,
            Won = steps.Exists(step => step.Won),
            Reason = log.End?.EndedBy,
            Turns = log.Events.OfType<TurnStarted>().Count(),
            Steps = steps.Count,
            Refusals = steps.Count(step => step.Unmet is not null),
            EmptyTurns = log.Events.OfType<CodeStarted>().Count(code => code.Correction is not null),
            PromptTokens = Sum(turn => turn.PromptTokens),
            CompletionTokens = Sum(turn => turn.CompletionTokens),
            Cost = turns.Exists(turn => turn.Cost is not null) ? turns.Sum(turn => turn.Cost ?? 0) : null,
            Requests = (int?)Sum(turn => turn.Requests),
            Seconds = log.Events[^1].Seconds,
        };

        long? Sum(Func<TurnEnded, int?> figure) => turns.Exists(turn => figure(turn) is not null) ? turns.Sum(turn => (long)(figure(turn) ?? 0)) : null;
    }
}
