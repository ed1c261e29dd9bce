namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What a beat shows.</summary>
public enum BeatKind
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
public readonly record struct Beat(BeatKind Kind, int Turn, int Step, double Start, double Seconds, double Motion)
{
    public double End => Start + Seconds;
}

/// <summary>When what is shown, in seconds of playback at normal speed. Everything that is drawn follows from such a time and
/// the log, so that going back shows the same pictures.</summary>
public sealed class Timetable
{
    /// <summary>Seconds from the beginning of a step to that of its motion: the line lights up a little before the robot moves.</summary>
    public const double Before = 0.08;

    private const double After = 0.22;

    // Text is skimmed at so many characters a second; nothing is shown for less or longer than this.
    private const double CharactersPerSecond = 40;
    private const double ShortestReading = 0.9;
    private const double LongestReading = 6;
    private const double ProblemReading = 2;

    private readonly List<Beat> beats = [];
    private readonly List<int> beatOfStep = [];
    private readonly List<int> beatOfTurn = [];
    private readonly Dictionary<int, int> outputOfTurn = [];
    private double lastStamp;

    /// <summary>How long each beat took when it was recorded.</summary>
    public RecordedPace Pace { get; } = new();

    /// <summary>Seconds that the whole playback takes.</summary>
    public double Total => beats.Count == 0 ? 0 : beats[^1].End;

    public int TurnCount => beatOfTurn.Count;

    public IReadOnlyList<Beat> Beats => beats;

    /// <summary>How long text is shown, in seconds: 40 characters take one, and it is 0.9 at least and 6 at most.</summary>
    public static double ToRead(string? text) => Math.Clamp((text?.Length ?? 0) / CharactersPerSecond, ShortestReading, LongestReading);

    /// <summary>Adds a turn that begins.</summary>
    /// <param name="at">The log's time stamp: seconds since the episode began. So for the others.</param>
    public void AddTurn(int turn, string? thought, double at)
    {
        beatOfTurn.Add(beats.Count);
        Add(new Beat(BeatKind.Turn, turn, LastStep, Total, ToRead(thought), 0.25), at);
    }

    public void AddStep(int turn, int step, double motion, double at)
    {
        beatOfStep.Add(beats.Count);
        Add(new Beat(BeatKind.Step, turn, step, Total, Before + motion + After, motion), at);
    }

    /// <param name="problem">What ended the turn, which is read, too; null for nothing.</param>
    public void AddOutput(int turn, string output, Problem? problem, double at)
    {
        outputOfTurn[turn] = beats.Count;
        var seconds = problem is null ? ToRead(output) : Math.Max(ProblemReading, ToRead(output + problem.Reason));
        Add(new Beat(BeatKind.Output, turn, LastStep, Total, seconds, 0.12), at);
    }

    public void AddEnd(int turn, bool won, double at) => Add(new Beat(BeatKind.End, turn, LastStep, Total, won ? 2.4 : 1.2, 1.2), at);

    /// <summary>The moment of a time.</summary>
    public Moment At(double time)
    {
        if (beats.Count == 0)
            return new Moment { Step = -1 };
        time = Math.Clamp(time, 0, Total);
        var index = Bisection.Last(0, beats.Count - 1, beat => beats[beat].Start <= time);
        var beat = beats[index];
        var moving = beat.Kind is BeatKind.Step ? time - beat.Start - Before : time - beat.Start;
        return new Moment
        {
            Time = time,
            Beat = beat.Kind,
            Turn = beat.Turn,
            Step = beat.Step,
            Progress = beat.Motion <= 0 ? 1 : (float)Math.Clamp(moving / beat.Motion, 0, 1),
            Since = (float)Math.Max(0, moving),
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

    /// <summary>The time at which a problem is seen.</summary>
    public double TimeOf(Problem problem) => problem.IsOfStep
        ? TimeOf(problem.Step + 1)
        : TimeAfterTurn(problem.Turn);

    /// <summary>The time at which a turn is over and one has read what came of it.</summary>
    public double TimeAfterTurn(int turn)
    {
        turn = Math.Clamp(turn, 0, Math.Max(0, TurnCount - 1));
        return outputOfTurn.TryGetValue(turn, out var output) ? beats[output].Start + (beats[output].Seconds / 2)
            : turn + 1 < TurnCount ? beats[beatOfTurn[turn + 1]].Start - 0.01
            : Total;
    }

    private int LastStep => beatOfStep.Count - 1;

    // What comes after a beat in the log says how long it took.
    private void Add(Beat beat, double at)
    {
        Pace.Took(at - lastStamp);
        Pace.Add(beat.Seconds, recorded: null);
        lastStamp = at;
        beats.Add(beat);
    }
}
