namespace CodeAct.Embodied.Viz.Story;

/// <summary>What keeps two episodes in step.</summary>
internal enum StepMode
{
    Primitive,
    Turn,
}

/// <summary>Two episodes played together: both show their n-th primitive, or their n-th turn, at the same time; the one that is
/// ready first waits.</summary>
internal sealed class Comparison
{
    private readonly List<(double Start, double Seconds)[]> left = [];
    private readonly List<double> starts = [];
    private readonly EpisodeStory[] stories;

    public Comparison(EpisodeStory first, EpisodeStory second, StepMode mode)
    {
        stories = [first, second];
        Mode = mode;
        var parts = stories.Select(story => Parts(story, mode)).ToArray();
        var time = 0.0;
        for (var i = 0; i < Math.Max(parts[0].Count, parts[1].Count); i++)
        {
            (double Start, double Seconds)[] pair = [.. parts.Select((part, s) => i < part.Count ? part[i] : (stories[s].Beats.Total, 0.0))];
            left.Add(pair);
            starts.Add(time);
            time += pair.Max(part => part.Seconds);
        }

        Total = time;
    }

    public StepMode Mode { get; }

    public EpisodeStory First => stories[0];

    public EpisodeStory Second => stories[1];

    /// <summary>Seconds that playing both takes.</summary>
    public double Total { get; }

    /// <summary>The time of one of the two at a time of both.</summary>
    public double TimeIn(int story, double time)
    {
        if (left.Count == 0)
            return 0;
        var index = starts.BinarySearch(time);
        index = index >= 0 ? index : Math.Max(0, ~index - 1);
        var (start, seconds) = left[index][story];
        return start + Math.Min(seconds, time - starts[index]);
    }

    /// <summary>The time at which the n-th primitive of both is done.</summary>
    public double TimeOf(double steps) => TimeOf(First.Steps.Count >= Second.Steps.Count ? 0 : 1, steps);

    /// <summary>The time at which the n-th primitive of one of the two is done.</summary>
    public double TimeOf(int story, double steps)
    {
        var wanted = stories[story].Beats.TimeOf(steps);
        for (var i = left.Count - 1; i >= 0; i--)
        {
            if (left[i][story].Start <= wanted)
                return starts[i] + Math.Min(wanted - left[i][story].Start, left[i].Max(part => part.Seconds));
        }

        return 0;
    }

    // What comes between two steps belongs to the later one.
    private static List<(double Start, double Seconds)> Parts(EpisodeStory story, StepMode mode)
    {
        List<(double, double)> parts = [];
        var start = 0.0;
        for (var i = 0; i < story.Beats.Beats.Count; i++)
        {
            var beat = story.Beats.Beats[i];
            var isEnd = i == story.Beats.Beats.Count - 1
                || (mode is StepMode.Primitive ? beat.Kind is BeatKind.Step : story.Beats.Beats[i + 1].Kind is BeatKind.Turn);
            if (!isEnd)
                continue;
            parts.Add((start, beat.End - start));
            start = beat.End;
        }

        return parts;
    }
}
