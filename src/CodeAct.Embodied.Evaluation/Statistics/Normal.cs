namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>The share below a value.</summary>
    // By the series of the density's integral; beyond 8 nothing is left that a report could show.
    public static double Share(double value)
    {
        if (Math.Abs(value) > 8)
            return value > 0 ? 1 : 0;
        double term = value, sum = value;
        for (var i = 1; i < 200; i++)
        {
            term *= value * value / ((2 * i) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>The value below which a share lies.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public static double Quantile(double share)
    {
        double low = -8, high = 8;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Share(middle) < share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
