namespace CodeAct.Embodied.Drawing.Story;

/// <summary>Where a playback is and how fast it goes on.</summary>
public sealed class PlaybackClock
{
    private int speed = 2;
    private double? loopFrom;

    /// <summary>Seconds of playback at normal speed.</summary>
    public double Time { get; private set; }

    public bool IsPlaying { get; set; } = true;

    /// <summary>The stretch that is played again and again, in seconds of playback; null for none.</summary>
    public (double From, double To)? Loop { get; private set; }

    public PlaybackSpeed Speed => PlaybackSpeed.All[speed];

    /// <summary>Goes on by so many seconds of real time; stops at the end.</summary>
    /// <param name="pace">What was recorded; null where nothing is.</param>
    /// <param name="isLive">Whether the end may still move away, so that the clock waits there and does not stop.</param>
    public void Advance(double seconds, double total, RecordedPace? pace, bool isLive)
    {
        if (!IsPlaying)
            return;
        // A hiccup of the machine must not skip a scene.
        seconds = Math.Min(seconds, 0.1);
        Time = Math.Min(total, Speed.Times is null && pace is not null ? pace.After(Time, seconds) : Time + (seconds * (Speed.Times ?? 1)));
        if (Loop is { } loop && Time >= loop.To)
            Time = loop.From;
        // Far behind a live episode: catch up.
        if (isLive && total - Time > 20)
            Time = total - 20;
        if (Time >= total && !isLive)
            IsPlaying = false;
    }

    /// <summary>Marks the beginning of a loop, then its end, then takes it away.</summary>
    public void MarkLoop()
    {
        if (loopFrom is { } from && Time > from)
            (Loop, loopFrom) = ((from, Time), null);
        else
            (Loop, loopFrom) = (null, Loop is null && loopFrom is null ? Time : null);
    }

    /// <summary>Whether a loop has a beginning and waits for its end.</summary>
    public bool IsLoopBegun => loopFrom is not null;

    public void Seek(double time, double total) => Time = Math.Clamp(time, 0, Math.Max(0, total));

    /// <summary>Starts or stops; at the end it begins again.</summary>
    public void Toggle(double total)
    {
        if (!IsPlaying && Time >= total - 0.01)
            Time = 0;
        IsPlaying = !IsPlaying;
    }

    public void Faster() => speed = Math.Min(PlaybackSpeed.All.Count - 1, speed + 1);

    public void Slower() => speed = Math.Max(0, speed - 1);

    /// <summary>The next speed; after the last one the first.</summary>
    public void NextSpeed() => speed = (speed + 1) % PlaybackSpeed.All.Count;

    /// <summary>As it was recorded, or back to normal.</summary>
    public void ToggleRecorded() => Choose(Speed == PlaybackSpeed.AsRecorded ? new PlaybackSpeed(1) : PlaybackSpeed.AsRecorded);

    /// <summary>Chooses the speed that is nearest to the one asked for.</summary>
    public void Choose(PlaybackSpeed wanted) => speed = wanted.Times is { } times
        ? Enumerable.Range(0, PlaybackSpeed.All.Count - 1).MinBy(i => Math.Abs(Math.Log(PlaybackSpeed.All[i].Times!.Value / times)))
        : PlaybackSpeed.All.Count - 1;
}
