namespace CodeAct.Embodied.Viz.Story;

/// <summary>What a beat shows.</summary>
internal enum BeatKind
{
    /// <summary>A new turn: thought and program appear.</summary>
    Turn,

    /// <summary>A primitive is carried out or refused.</summary>
    Step,

    /// <summary>The program has ended; what it printed is read.</summary>
    Output,

    /// <summary>The episode is over.</summary>
    End,
}

/// <summary>A stretch of the playback.</summary>
/// <param name="Step">The index of the step; of the last one before for other beats, -1 where there is none.</param>
/// <param name="Start">Seconds from the start of the playback.</param>
/// <param name="Seconds">How long it is shown.</param>
/// <param name="Motion">How long things move in it, from its start.</param>
internal readonly record struct Beat(BeatKind Kind, int Turn, int Step, double Start, double Seconds, double Motion)
{
    public double End => Start + Seconds;
}

/// <summary>When what is shown, in seconds of playback at normal speed. Everything that is drawn follows from such a time and
/// the log, so that going back shows the same pictures.</summary>
internal sealed class Timetable
{
    // The line lights up a little before the robot moves.
    private const double Before = 0.08;
    private const double After = 0.22;
    private const double Reading = 0.9;

    private readonly List<Beat> beats = [];
    private readonly List<int> beatOfStep = [];
    private readonly List<int> beatOfTurn = [];

    /// <summary>Seconds that the whole playback takes.</summary>
    public double Total => beats.Count == 0 ? 0 : beats[^1].End;

    public int StepCount => beatOfStep.Count;

    public int TurnCount => beatOfTurn.Count;

    public IReadOnlyList<Beat> Beats => beats;

    public void AddTurn(int turn)
    {
        beatOfTurn.Add(beats.Count);
        Add(BeatKind.Turn, turn, Reading, 0.25);
    }

    public void AddStep(int turn, int step, double motion)
    {
        beatOfStep.Add(beats.Count);
        beats.Add(new Beat(BeatKind.Step, turn, step, Total, Before + motion + After, motion));
    }

    public void AddOutput(int turn) => Add(BeatKind.Output, turn, 0.6, 0.12);

    public void AddEnd(int turn, bool won) => Add(BeatKind.End, turn, won ? 2.4 : 1.2, 1.2);

    /// <summary>The moment of a time.</summary>
    public Moment At(double time)
    {
        if (beats.Count == 0)
            return new Moment { Step = -1 };
        time = Math.Clamp(time, 0, Total);
        var (low, high) = (0, beats.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (beats[middle].Start <= time)
                low = middle;
            else
                high = middle - 1;
        }

        var beat = beats[low];
        var moving = beat.Kind is BeatKind.Step ? time - beat.Start - Before : time - beat.Start;
        return new Moment
        {
            Time = time,
            Beat = beat.Kind,
            Turn = beat.Turn,
            Step = beat.Step,
            Progress = beat.Motion <= 0 ? 1 : (float)Math.Clamp(moving / beat.Motion, 0, 1),
            Since = (float)Math.Max(0, moving),
            IsEnd = low == beats.Count - 1 && time >= Total - 1e-6,
        };
    }

    /// <summary>The time at which a step is done and its effect can be seen; before the first step, the start.</summary>
    /// <param name="steps">How many steps are done. Parts are parts of the next one's motion.</param>
    public double TimeOf(double steps)
    {
        if (beatOfStep.Count == 0)
            return Total;
        var whole = (int)Math.Floor(Math.Clamp(steps, 0, beatOfStep.Count));
        var part = Math.Clamp(steps, 0, beatOfStep.Count) - whole;
        if (part > 0)
        {
            var moving = beats[beatOfStep[whole]];
            return moving.Start + Before + (part * moving.Motion);
        }

        if (whole == 0)
            return beats[0].Start + Math.Min(0.3, beats[0].Seconds / 2);
        var beat = beats[beatOfStep[whole - 1]];
        return beat.Start + Before + beat.Motion + (After / 2);
    }

    /// <summary>The time at which a turn has just appeared.</summary>
    public double TimeOfTurn(int turn) => beatOfTurn.Count == 0 ? 0 : beats[beatOfTurn[Math.Clamp(turn, 0, beatOfTurn.Count - 1)]].Start + 0.3;

    private void Add(BeatKind kind, int turn, double seconds, double motion) =>
        beats.Add(new Beat(kind, turn, beatOfStep.Count - 1, Total, seconds, motion));
}

/// <summary>A moment of the playback.</summary>
internal readonly record struct Moment
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

    /// <summary>Whether the playback is over.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether a step is being shown.</summary>
    public bool IsStep => Beat is BeatKind.Step;

    /// <summary>How many steps have had their effect.</summary>
    public int StepsDone => Beat is BeatKind.Step && Progress < 0.999f ? Step : Step + 1;
}
