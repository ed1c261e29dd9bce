namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>What k tries at a game bring.</summary>
public static class PassAtK
{
    /// <summary>pass@k: at least one of k trials wins.</summary>
    /// <param name="trials">Trials that were played, at least k.</param>
    /// <param name="won">Of these, those that were won.</param>
    public static double Any(int trials, int won, int k) => 1 - Share(trials - won, trials, k);

    /// <summary>pass^k: all of k trials win.</summary>
    public static double Every(int trials, int won, int k) => Share(won, trials, k);

    // C(part, k) / C(all, k), without numbers that grow.
    private static double Share(int part, int all, int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, all);
        return Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * Math.Max(0, part - i) / (all - i));
    }
}
