namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>A 95 % interval.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether 0 is in it: a difference that may be chance.</summary>
    public bool HoldsZero => Lower <= 0 && Upper >= 0;
}

/// <summary>The interval of Wilson, for shares of games that were played once each.</summary>
/// <remarks>Source: Wilson 1927; docs/experiments.md has the formulas and vectors of all statistics.</remarks>
public static class Wilson
{
    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    public const double Z = 1.959963984540054;

    /// <summary>The interval of <paramref name="won"/> of <paramref name="games"/>; null where there is no game.</summary>
    public static Interval? Of(int won, int games)
    {
        if (games == 0)
            return null;
        double n = games, p = won / n, z2 = Z * Z;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
