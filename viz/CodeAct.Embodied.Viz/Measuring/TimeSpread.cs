namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>How measured times spread, in milliseconds.</summary>
/// <param name="P99">99 of a hundred are at most this.</param>
/// <param name="Bytes">What one allocates, in the median.</param>
internal sealed record TimeSpread(double Median, double P99, double Max, long Bytes)
{
    public static TimeSpread Of(IReadOnlyCollection<(double Milliseconds, long Bytes)> measured)
    {
        double[] times = [.. measured.Select(one => one.Milliseconds).Order()];
        long[] bytes = [.. measured.Select(one => one.Bytes).Order()];
        return new TimeSpread(times[times.Length / 2], times[(int)Math.Ceiling(times.Length * 0.99) - 1], times[^1], bytes[bytes.Length / 2]);
    }
}
