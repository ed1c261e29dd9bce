using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>What an episode may cost beside turns and steps. Every limit is an end of the episode, not a failure.</summary>
public sealed record Budget
{
    /// <summary>Tokens that the model reads and writes, together. Default: null, no limit.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars, by the prices of the model's profile. Default: null, no limit.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Time from the start of the episode. Default: null, no limit.</summary>
    public TimeSpan? Time { get; init; }
}

/// <summary>What an episode has cost so far.</summary>
internal sealed class Spending(Budget budget)
{
    private long tokens;
    private decimal cost;

    /// <summary>Adds what an answer took.</summary>
    public void Add(ModelUse use)
    {
        tokens += (use.PromptTokens ?? 0) + (use.CompletionTokens ?? 0);
        cost += use.Cost ?? 0;
    }

    /// <summary>The limit that has been reached; null for none.</summary>
    public EpisodeEndReason? Reached =>
        tokens >= budget.Tokens ? EpisodeEndReason.TokenLimit
        : cost >= budget.Cost ? EpisodeEndReason.CostLimit
        : null;
}
