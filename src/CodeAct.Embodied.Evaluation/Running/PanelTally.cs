namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>How a panel stands.</summary>
public sealed record PanelProgress
{
    /// <summary>Episodes of this shard.</summary>
    public required int Total { get; init; }

    /// <summary>Episodes that are decided, in this run or before.</summary>
    public required int Decided { get; init; }

    /// <summary>Of these, those that an earlier run decided.</summary>
    public required int Reused { get; init; }

    public required int Won { get; init; }

    public required int Running { get; init; }

    /// <summary>Attempts of this run that met trouble which is not the agent's.</summary>
    public required int Troubles { get; init; }

    /// <summary>What the last trouble was; null for none.</summary>
    public string? LastTrouble { get; init; }

    /// <summary>All attempts together, those of earlier runs included.</summary>
    public required long Tokens { get; init; }

    /// <summary>US dollars, all attempts together.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Of this run, loading left out.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Which budget of the panel is spent: tokens, cost or seconds; null for none.</summary>
    public string? SpentBudget { get; init; }

    public int Missing => Total - Decided;
}

/// <summary>Counts while a panel runs. Safe to use from several threads.</summary>
internal sealed class PanelTally(int total, PanelBudget budget, double earlierSeconds, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly long start = clock.GetTimestamp();
    private int decided, reused, won, running, troubles;
    private long tokens;
    private decimal cost;
    private string? lastTrouble;

    /// <summary>Adds an episode that an earlier run decided.</summary>
    public void Reuse(EpisodeScan scan)
    {
        lock (gate)
        {
            reused++;
            Decide(scan);
            Pay(scan);
        }
    }

    /// <summary>Adds what an attempt of an earlier run took.</summary>
    public void AddEarlier(EpisodeScan scan)
    {
        lock (gate)
            Pay(scan);
    }

    public void Begin()
    {
        lock (gate)
            running++;
    }

    /// <summary>Adds what an episode that runs took since it was last asked.</summary>
    public void Spend(long moreTokens, decimal moreCost)
    {
        lock (gate)
            (tokens, cost) = (tokens + moreTokens, cost + moreCost);
    }

    /// <summary>An attempt is over; what it took has been added already.</summary>
    /// <param name="scan">Null where it never began.</param>
    public void End(EpisodeScan? scan, string? trouble)
    {
        lock (gate)
        {
            running--;
            if (scan is { IsTerminal: true })
                Decide(scan);
            else if (trouble is not null)
                (troubles, lastTrouble) = (troubles + 1, trouble);
        }
    }

    /// <summary>How it stands.</summary>
    public PanelProgress Now()
    {
        lock (gate)
        {
            var elapsed = clock.GetElapsedTime(start);
            return new PanelProgress
            {
                Total = total,
                Decided = decided,
                Reused = reused,
                Won = won,
                Running = running,
                Troubles = troubles,
                LastTrouble = lastTrouble,
                Tokens = tokens,
                Cost = cost,
                Elapsed = elapsed,
                SpentBudget = tokens >= budget.Tokens ? "tokens"
                    : cost >= budget.Cost ? "cost"
                    : earlierSeconds + elapsed.TotalSeconds >= budget.Seconds ? "seconds" : null,
            };
        }
    }

    private void Decide(EpisodeScan scan)
    {
        decided++;
        won += scan.Won ? 1 : 0;
    }

    private void Pay(EpisodeScan scan) => (tokens, cost) = (tokens + scan.Tokens, cost + scan.Cost);
}
