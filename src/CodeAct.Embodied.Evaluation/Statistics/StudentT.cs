namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>Quantiles of Student's t distribution.</summary>
public static class StudentT
{
    private const double Widest = 1e4;

    // Lanczos, g = 7: good to 15 digits.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The 97.5 % quantile.</summary>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double Quantile975(int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(freedom);
        double low = 0, high = Widest;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            // The share in both tails.
            (low, high) = IncompleteBeta(freedom / 2.0, 0.5, freedom / (freedom + (middle * middle))) > 0.05 ? (middle, high) : (low, middle);
        }

        return low;
    }

    // Regularised, by Lentz's continued fraction.
    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
            return Math.Clamp(x, 0, 1);
        if (x > (a + 1) / (a + b + 2))
            return 1 - IncompleteBeta(b, a, 1 - x);
        const double tiny = 1e-300;
        double c = 1, d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var value = d;
        for (var m = 1; m < 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            Step(even);
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            var before = value;
            Step(odd);
            if (Math.Abs(value - before) < 1e-16 * Math.Abs(value))
                break;
        }

        return Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x))) * value / a;

        void Step(double part)
        {
            d = 1 + (part * d);
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = 1 + (part / c);
            c = Math.Abs(c) < tiny ? tiny : c;
            value *= d * c;
        }
    }

    private static double LogGamma(double x)
    {
        if (x < 0.5)
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        x--;
        var sum = Lanczos[0] + Lanczos.Skip(1).Select((weight, i) => weight / (x + i + 1)).Sum();
        var t = x + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
