namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Where each step and each turn is on the timeline: all steps equally far apart, a little gap between turns.</summary>
public sealed class TimelineScale
{
    private readonly float[] steps;
    private readonly (float Left, float Right)[] bands;

    private TimelineScale(float[] steps, (float, float)[] bands, float pitch)
    {
        (this.steps, this.bands, Pitch) = (steps, bands, pitch);
    }

    /// <summary>Pixels from one step to the next.</summary>
    public float Pitch { get; }

    public static TimelineScale Of(EpisodeStory story, float left, float right, float gap)
    {
        var turns = story.Turns;
        // A turn without steps still shows that it happened.
        var weights = turns.Select(WeightOf).ToArray();
        var sum = Math.Max(1, weights.Sum());
        gap = turns.Count > 1 ? Math.Min(gap, (right - left) * 0.25f / turns.Count) : 0;
        var pitch = Math.Min((right - left - (gap * Math.Max(0, turns.Count - 1))) / sum, (right - left) / 4);
        var steps = new float[story.Steps.Count];
        var bands = new (float, float)[turns.Count];
        var x = left;
        for (var t = 0; t < turns.Count; t++)
        {
            var width = weights[t] * pitch;
            bands[t] = (x, x + width);
            for (var i = 0; i < turns[t].StepCount; i++)
                steps[turns[t].FirstStep + i] = x + ((i + 0.5f) * pitch);
            x += width + gap;
        }

        return new TimelineScale(steps, bands, pitch);
    }

    public float X(int step) => steps[step];

    /// <summary>Where a turn has the mark of what ended it: behind its steps.</summary>
    public float End(int turn) => bands[turn].Right - (Pitch / 2);

    public (float Left, float Right) Band(int turn) => bands[turn];

    /// <summary>The step nearest to a place; -1 where there are none.</summary>
    public int StepAt(float x)
    {
        if (steps.Length == 0)
            return -1;
        var found = Array.BinarySearch(steps, x);
        if (found >= 0)
            return found;
        var next = ~found;
        if (next == 0)
            return 0;
        return next == steps.Length || x - steps[next - 1] < steps[next] - x ? next - 1 : next;
    }

    // A turn that went wrong as a whole has a mark of its own.
    private static float WeightOf(TurnStory turn) => turn.Problem is null ? Math.Max(turn.StepCount, 0.6f) : turn.StepCount + 1;
}
