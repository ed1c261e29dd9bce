namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>How an episode of a panel stands, and what it took: what a runner needs of a log, read without the world.</summary>
public sealed record EpisodeScan
{
    /// <summary>Why it ended; null where the log stops before the end.</summary>
    public EpisodeEndReason? EndedBy { get; init; }

    public bool Won { get; init; }

    public int Steps { get; init; }

    public long Tokens { get; init; }

    /// <summary>US dollars.</summary>
    public decimal Cost { get; init; }

    public double Seconds { get; init; }

    /// <summary>What went wrong, where something did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the episode is decided. Trouble that is not the agent's, and a log that stops early, decide nothing.</summary>
    public bool IsTerminal => EndedBy is not (null or EpisodeEndReason.AgentFailed or EpisodeEndReason.Interrupted);

    /// <summary>Reads a log. What is cut or broken in it is left out.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static EpisodeScan Of(string path) => EpisodeLog.ReadEnds(path).Aggregate(new EpisodeScan(), (scan, item) => scan.With(item));

    /// <summary>With what an event took.</summary>
    public EpisodeScan With(EpisodeEvent item) => item switch
    {
        TurnEnded turn => this with
        {
            Tokens = Tokens + (turn.PromptTokens ?? 0) + (turn.CompletionTokens ?? 0),
            Cost = Cost + (turn.Cost ?? 0),
            Seconds = turn.Seconds,
        },
        EpisodeEnded ended => this with { EndedBy = ended.EndedBy, Won = ended.Won, Steps = ended.Steps, Error = ended.Error, Seconds = ended.Seconds },
        _ => this,
    };
}
