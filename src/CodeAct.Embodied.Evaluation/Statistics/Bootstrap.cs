namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>Two agents on the same games, several trials each: the mean difference over games, and its interval by drawing games
/// with replacement, both agents together.</summary>
public sealed record Bootstrap
{
    public const int Draws = 10_000;

    public required double Difference { get; init; }

    /// <summary>Over games; null where there is one game.</summary>
    public double? StandardError { get; init; }

    /// <summary>From the 2.5 % to the 97.5 % quantile of the draws.</summary>
    public required Interval Percentile { get; init; }

    /// <summary>Corrected for bias and skewness.</summary>
    public required Interval Bca { get; init; }

    /// <summary>What the draws' spread is.</summary>
    public required double Spread { get; init; }

    /// <summary>What was drawn from: written beside every interval.</summary>
    public required string Generator { get; init; }

    /// <param name="differences">Of each game the first's share of won trials less the second's, in the order of the games' ids.</param>
    /// <returns>Null where there is no game.</returns>
    public static Bootstrap? Of(IReadOnlyList<double> differences, ulong seed = 1)
    {
        var count = differences.Count;
        if (count == 0)
            return null;
        var mean = differences.Average();
        var random = new SplitMix64(seed);
        var draws = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < count; i++)
                sum += differences[random.Below(count)];
            draws[draw] = sum / count;
        }

        Array.Sort(draws);
        var middle = draws.Average();
        return new Bootstrap
        {
            Difference = mean,
            StandardError = count == 1 ? null : Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (count - 1)) / Math.Sqrt(count),
            Percentile = new Interval(At(draws, 0.025), At(draws, 0.975)),
            Bca = Corrected(draws, differences, mean),
            Spread = Math.Sqrt(draws.Average(draw => (draw - middle) * (draw - middle))),
            Generator = $"SplitMix64, seed {seed}, {Draws} draws",
        };
    }

    private static Interval Corrected(double[] draws, IReadOnlyList<double> differences, double mean)
    {
        // Draws that equal the mean count half: many do, where few games differ.
        var below = (draws.Count(draw => draw < mean - 1e-12) + (0.5 * draws.Count(draw => Math.Abs(draw - mean) <= 1e-12))) / draws.Length;
        if (below is <= 0 or >= 1)
            return new Interval(At(draws, 0.025), At(draws, 0.975));
        var bias = Normal.Quantile(below);
        var sum = differences.Sum();
        var left = differences.Select(d => (sum - d) / Math.Max(1, differences.Count - 1)).ToList();
        var centre = left.Average();
        var squares = left.Sum(value => Math.Pow(centre - value, 2));
        var skew = squares == 0 ? 0 : left.Sum(value => Math.Pow(centre - value, 3)) / (6 * Math.Pow(squares, 1.5));
        return new Interval(At(draws, Level(-Wilson.Z)), At(draws, Level(Wilson.Z)));

        double Level(double z) => Normal.Share(bias + ((bias + z) / (1 - (skew * (bias + z)))));
    }

    // The nearest of the draws, counted alike from both ends, so that swapping the agents mirrors the interval.
    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var (low, high) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return sorted[low] + ((place - low) * (sorted[high] - sorted[low]));
    }

    /// <summary>The generator of Steele, Lea and Flood: small, and the same everywhere.</summary>
    private sealed class SplitMix64(ulong seed)
    {
        private ulong state = seed;

        public int Below(int bound)
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)Math.BigMul(z ^ (z >> 31), (ulong)bound, out _);
        }
    }
}
