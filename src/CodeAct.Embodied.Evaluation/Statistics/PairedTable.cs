namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>Two agents on the same games, one trial each.</summary>
/// <param name="Both">Games that both won.</param>
/// <param name="OnlyFirst">Games that only the first won.</param>
/// <param name="OnlySecond">Games that only the second won.</param>
/// <param name="Neither">Games that both lost.</param>
public sealed record PairedTable(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    public int Games => Both + OnlyFirst + OnlySecond + Neither;

    /// <summary>The first's share less the second's; 0 where there is no game.</summary>
    public double Difference => Games == 0 ? 0 : (OnlyFirst - OnlySecond) / (double)Games;

    /// <summary>McNemar's exact test, both sides.</summary>
    public double ExactP => Math.Min(1, 2 * Tail);

    /// <summary>McNemar's mid-p, by which a difference is claimed.</summary>
    public double MidP => OnlyFirst + OnlySecond == 0 ? 1 : Math.Min(1, (2 * Tail) - Binomial.Probability(Discordant, Least));

    private int Discordant => OnlyFirst + OnlySecond;

    private int Least => Math.Min(OnlyFirst, OnlySecond);

    private double Tail => Enumerable.Range(0, Least + 1).Sum(i => Binomial.Probability(Discordant, i));

    /// <summary>Newcombe's hybrid score interval of the difference, his method 10; null where there is no game.</summary>
    /// <remarks>Source: Newcombe 1998, Statistics in Medicine 17, 2635.</remarks>
    public Interval? DifferenceInterval
    {
        get
        {
            if (Wilson.Of(Both + OnlyFirst, Games) is not { } first || Wilson.Of(Both + OnlySecond, Games) is not { } second)
                return null;
            double a = Both, b = OnlyFirst, c = OnlySecond, d = Neither, n = Games;
            var (p1, p2) = ((a + b) / n, (a + c) / n);
            var q = (a + b) * (c + d) * (a + c) * (b + d);
            var x = (a * d) - (b * c);
            var corrected = x > n / 2 ? x - (n / 2) : x >= 0 ? 0 : x;
            var phi = q == 0 ? 0 : corrected / Math.Sqrt(q);
            return new Interval(
                Difference - Root(p1 - first.Lower, second.Upper - p2, phi),
                Difference + Root(first.Upper - p1, p2 - second.Lower, phi));
        }
    }

    private static double Root(double x, double y, double phi) => Math.Sqrt(Math.Max(0, (x * x) - (2 * phi * x * y) + (y * y)));
}

/// <summary>The binomial distribution with probability one half, and its coefficients.</summary>
internal static class Binomial
{
    /// <summary>The probability of k of n; exact enough for any number of games, as logarithms are added.</summary>
    public static double Probability(int n, int k) => Math.Exp(LogChoose(n, k) - (n * Math.Log(2)));

    /// <summary>C(n, k); 0 where k exceeds n.</summary>
    public static double Choose(int n, int k) => k < 0 || k > n ? 0 : Math.Round(Math.Exp(LogChoose(n, k)));

    private static double LogChoose(int n, int k) => Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));
}

/// <summary>Holm's correction for many comparisons.</summary>
public static class Holm
{
    /// <summary>The corrected p values, in the order in which they were given.</summary>
    public static ImmutableArray<double> Correct(IReadOnlyList<double> values)
    {
        var corrected = new double[values.Count];
        var largest = 0.0;
        foreach (var (index, rank) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((index, rank) => (index, rank)))
            corrected[index] = largest = Math.Max(largest, Math.Min(1, (values.Count - rank) * values[index]));
        return [.. corrected];
    }
}
