namespace CodeAct.Embodied.Drawing.Story;

/// <summary>How long each stretch of a playback took when it was recorded. Programs run in a blink and models think for
/// minutes: what is shorter than <see cref="Shortest"/> is shown that long, and waits end after <see cref="Longest"/>.</summary>
public sealed class RecordedPace
{
    /// <summary>Seconds that a stretch is shown at least, so that each step is seen.</summary>
    public const double Shortest = 0.04;

    /// <summary>Seconds that one waits for anything at most.</summary>
    public const double Longest = 3;

    private readonly List<double> starts = [];
    private readonly List<(double Seconds, double Recorded)> stretches = [];

    /// <summary>Seconds of playback at normal speed.</summary>
    public double Played { get; private set; }

    /// <summary>Seconds that the playback takes at this pace.</summary>
    public double Total { get; private set; }

    /// <summary>Adds a stretch.</summary>
    /// <param name="seconds">How long it is at normal speed.</param>
    /// <param name="recorded">How long it took; null where that is not known, as for the last one of a log.</param>
    public void Add(double seconds, double? recorded)
    {
        if (seconds <= 0)
            return;
        var limited = Math.Clamp(recorded ?? seconds, Shortest, Longest);
        starts.Add(Played);
        stretches.Add((seconds, limited));
        Played += seconds;
        Total += limited;
    }

    /// <summary>Says how long the last stretch took, once the next one begins.</summary>
    public void Took(double recorded)
    {
        if (stretches.Count == 0)
            return;
        var (seconds, known) = stretches[^1];
        var limited = Math.Clamp(recorded, Shortest, Longest);
        stretches[^1] = (seconds, limited);
        Total += limited - known;
    }

    /// <summary>The stretches: how long at normal speed, and how long as recorded.</summary>
    public IReadOnlyList<(double Seconds, double Recorded)> Stretches => stretches;

    /// <summary>Seconds of real time from the beginning to a time of the playback.</summary>
    public double SecondsAt(double time)
    {
        var seconds = 0.0;
        for (var i = 0; i < starts.Count && starts[i] < time; i++)
            seconds += stretches[i].Recorded * Math.Min(1, (time - starts[i]) / stretches[i].Seconds);
        return seconds;
    }

    /// <summary>The time of the playback, so many seconds of real time later.</summary>
    public double After(double time, double seconds)
    {
        if (starts.Count == 0)
            return time;
        var index = starts.BinarySearch(time);
        for (index = index >= 0 ? index : Math.Max(0, ~index - 1); index < starts.Count; index++)
        {
            var (played, recorded) = stretches[index];
            var left = (starts[index] + played - time) * recorded / played;
            if (seconds < left)
                return time + (seconds * played / recorded);
            seconds -= left;
            time = starts[index] + played;
        }

        return Played;
    }
}
