using CodeAct.Embodied.Drawing.Painting;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>What is filmed: one episode, or two side by side. Puts any moment of it on a canvas.</summary>
public sealed class Film(EpisodeStory[] stories, PageState state, StepMode inStep, int width, int height)
{
    public int Width => width;

    public int Height => height;

    public IReadOnlyList<EpisodeStory> Stories => stories;

    public Comparison? Comparison { get; } = stories.Length > 1 ? new Comparison(stories[0], stories[1], inStep) : null;

    /// <summary>Seconds of playback at normal speed.</summary>
    public double Total => Comparison?.Total ?? stories[0].Beats.Total;

    /// <summary>The time at which so many steps are done.</summary>
    public double TimeOf(double steps) => Comparison?.TimeOf(steps) ?? stories[0].Beats.TimeOf(steps);

    /// <summary>The time at which a turn is over; by the longer of two.</summary>
    /// <param name="turn">From 1.</param>
    public double TimeAfterTurn(int turn) => Comparison?.TimeAfterTurn(turn - 1) ?? stories[0].Beats.TimeAfterTurn(turn - 1);

    /// <summary>The time of the picture that says how it ended: with the winning step still in sight, or all that was said.</summary>
    public double TimeOfEnd => stories.All(story => story.Ended is { Won: true }) ? TimeOf(int.MaxValue) : Total;

    /// <summary>Seconds that the playback takes at a speed.</summary>
    public double Seconds(PlaybackSpeed speed) => speed.Times is { } times ? Total / times : Pace.Total;

    /// <summary>The time of the playback after so many seconds at a speed.</summary>
    public double TimeAfter(double seconds, PlaybackSpeed speed) =>
        Math.Min(Total, speed.Times is { } times ? seconds * times : Pace.After(0, seconds));

    /// <summary>Seconds at a speed from the beginning to a time of the playback.</summary>
    public double SecondsAt(double time, PlaybackSpeed speed) => speed.Times is { } times ? time / times : Pace.SecondsAt(time);

    private RecordedPace Pace => Comparison?.Pace ?? stories[0].Beats.Pace;

    /// <summary>Puts the moment on the canvas.</summary>
    public void Paint(Canvas canvas, double time)
    {
        canvas.Clear();
        if (Comparison is { } comparison)
            new ComparePainter(canvas, PageLayout.UnitOf(Width, Height), new Box(0, 0, Width, Height), comparison, state).Paint(time);
        else
            new PagePainter(canvas, PageLayout.For(Width, Height), stories[0], state).Paint(time);
    }
}
