namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What keeps two episodes in step.</summary>
public enum StepMode
{
    Primitive,
    Turn,
}

/// <summary>Two episodes played together: both show their n-th primitive, or their n-th turn, at the same time; the one that is
/// ready first waits.</summary>
public sealed class Comparison
{
    private const double Instant = 1e-6;

    private readonly List<Part[]> left = [];
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
            Part[] pair = [.. parts.Select((part, s) => i < part.Count ? part[i] : new Part(stories[s].Beats.Total, 0, 0))];
            left.Add(pair);
            starts.Add(time);
            Pace.Add(pair.Max(part => part.Seconds), pair.Max(part => part.Recorded));
            time += pair.Max(part => part.Seconds);
        }

        Total = time;
    }

    public StepMode Mode { get; }

    public EpisodeStory First => stories[0];

    public EpisodeStory Second => stories[1];

    /// <summary>The longer one, 0 or 1: the other has nothing to show at the end.</summary>
    public int Leader => First.Steps.Count >= Second.Steps.Count ? 0 : 1;

    /// <summary>The stretches that both share: when each begins, and for each of the two when it begins there and how long it is there.</summary>
    public IEnumerable<double[]> Pairs => left.Select((pair, i) => (double[])[starts[i], pair[0].Start, pair[0].Seconds, pair[1].Start, pair[1].Seconds]);

    /// <summary>How long both took when they were recorded: the slower one of each pair.</summary>
    public RecordedPace Pace { get; } = new();

    /// <summary>Seconds that playing both takes.</summary>
    public double Total { get; }

    /// <summary>The time of one of the two at a time of both.</summary>
    public double TimeIn(int story, double time)
    {
        if (left.Count == 0)
            return 0;
        var index = starts.BinarySearch(time);
        index = index >= 0 ? index : Math.Max(0, ~index - 1);
        var part = left[index][story];
        // One that waits for the other shows what it has done, and not yet what comes next.
        return part.Start + (time - starts[index] < part.Seconds || index == left.Count - 1
            ? Math.Min(part.Seconds, time - starts[index])
            : Math.Max(0, part.Seconds - Instant));
    }

    /// <summary>The time at which the n-th primitive of both is done, or the last one of the shorter.</summary>
    public double TimeOf(double steps) => Math.Max(TimeOf(0, steps), TimeOf(1, steps));

    /// <summary>The time at which the n-th primitive of one of the two is done.</summary>
    public double TimeOf(int story, double steps) => TimeWhen(story, stories[story].Beats.TimeOf(steps));

    /// <summary>The time at which a turn of the longer one is over.</summary>
    public double TimeAfterTurn(int turn) => TimeWhen(Leader, stories[Leader].Beats.TimeAfterTurn(turn));

    /// <summary>The time of both at a time of one of the two.</summary>
    public double TimeWhen(int story, double wanted)
    {
        var pair = Bisection.Last(0, left.Count - 1, pair => left[pair][story].Start <= wanted);
        return left.Count == 0 ? 0 : starts[pair] + Math.Min(wanted - left[pair][story].Start, left[pair].Max(part => part.Seconds));
    }

    /// <summary>The time at which one primitive or turn more, or less, is done in both.</summary>
    public double Next(double time, int direction, bool byTurn)
    {
        if (byTurn)
            return TimeWhen(Leader, stories[Leader].Beats.TimeOfTurn(stories[Leader].Beats.At(TimeIn(Leader, time)).Turn + direction));
        return TimeOf(direction + Bisection.Last(0, stories[Leader].Steps.Count, step => TimeOf(step) <= time + 0.02));
    }

    // What comes between two steps belongs to the later one.
    private static List<Part> Parts(EpisodeStory story, StepMode mode)
    {
        List<Part> parts = [];
        var (start, recorded) = (0.0, 0.0);
        for (var i = 0; i < story.Beats.Beats.Count; i++)
        {
            var beat = story.Beats.Beats[i];
            recorded += story.Beats.Pace.Stretches[i].Recorded;
            var isEnd = i == story.Beats.Beats.Count - 1
                || (mode is StepMode.Primitive ? beat.Kind is BeatKind.Step : story.Beats.Beats[i + 1].Kind is BeatKind.Turn);
            if (!isEnd)
                continue;
            parts.Add(new Part(start, beat.End - start, recorded));
            (start, recorded) = (beat.End, 0);
        }

        return parts;
    }

    // A stretch of one of the two: when it starts there, how long it is at normal speed, and how long as recorded.
    private readonly record struct Part(double Start, double Seconds, double Recorded);
}
