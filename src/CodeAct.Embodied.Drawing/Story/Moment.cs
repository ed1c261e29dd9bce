namespace CodeAct.Embodied.Drawing.Story;

/// <summary>A moment of the playback.</summary>
public readonly record struct Moment
{
    public double Time { get; init; }

    public BeatKind Beat { get; init; }

    /// <summary>The index of the turn.</summary>
    public int Turn { get; init; }

    /// <summary>The index of the step that is shown; in other beats, of the last one; -1 before the first.</summary>
    public int Step { get; init; }

    /// <summary>How much of the motion is done, 0 to 1.</summary>
    public float Progress { get; init; }

    /// <summary>Seconds since the motion began.</summary>
    public float Since { get; init; }

    /// <summary>Whether a step is being shown.</summary>
    public bool IsStep => Beat is BeatKind.Step;

    /// <summary>How many steps have had their effect.</summary>
    public int StepsDone => Beat is BeatKind.Step && Progress < 0.999f ? Step : Step + 1;
}
