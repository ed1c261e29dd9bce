namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>A share over games that were played several times: trials of one game are no independent evidence.</summary>
public sealed record Clustered
{
    public required double Share { get; init; }

    /// <summary>The robust standard error without correction for few games.</summary>
    public required double Cr0 { get; init; }

    /// <summary>The robust standard error with it; null where there is one game.</summary>
    public double? Cr1 { get; init; }

    /// <summary>By how much the variance, without the correction, exceeds that of independent trials; null where that is 0.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Not cut to [0, 1]; null where there is one game.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The share of won trials with its standard error over games.</summary>
    /// <param name="games">The trials of each game.</param>
    /// <returns>Null where there is no trial.</returns>
    public static Clustered? Of(IReadOnlyCollection<IReadOnlyCollection<bool>> games)
    {
        var played = games.Where(trials => trials.Count > 0).ToList();
        var count = played.Sum(trials => trials.Count);
        if (count == 0)
            return null;
        var share = played.Sum(trials => trials.Count(won => won)) / (double)count;
        var squares = played.Sum(trials => Math.Pow(trials.Sum(won => (won ? 1 : 0) - share), 2));
        var cr0 = Math.Sqrt(squares) / count;
        var result = new Clustered { Share = share, Cr0 = cr0 };
        if (played.Count == 1)
            return result;
        var cr1 = cr0 * Math.Sqrt(played.Count / (played.Count - 1.0));
        var half = StudentT.Quantile975(played.Count - 1) * cr1;
        var naive = share * (1 - share) / count;
        return result with { Cr1 = cr1, Interval = new Interval(share - half, share + half), DesignEffect = naive > 0 ? cr0 * cr0 / naive : null };
    }
}
