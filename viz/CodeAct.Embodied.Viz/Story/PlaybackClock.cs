namespace CodeAct.Embodied.Viz.Story;

/// <summary>Where a playback is and how fast it goes on.</summary>
internal sealed class PlaybackClock
{
    /// <summary>The speeds one can choose, in times of normal.</summary>
    public static IReadOnlyList<double> Speeds { get; } = [0.25, 0.5, 1, 2, 4, 8];

    private int speed = 2;

    /// <summary>Seconds of playback at normal speed.</summary>
    public double Time { get; private set; }

    public bool IsPlaying { get; set; } = true;

    public double Speed => Speeds[speed];

    /// <summary>Goes on by so many seconds of real time; stops at the end.</summary>
    /// <param name="isLive">Whether the end may still move away, so that the clock waits there and does not stop.</param>
    public void Advance(double seconds, double total, bool isLive)
    {
        if (!IsPlaying)
            return;
        // A hiccup of the machine must not skip a scene.
        Time = Math.Min(total, Time + (Math.Min(seconds, 0.1) * Speed));
        // Far behind a live episode: catch up.
        if (isLive && total - Time > 20)
            Time = total - 20;
        if (Time >= total && !isLive)
            IsPlaying = false;
    }

    public void Seek(double time, double total) => Time = Math.Clamp(time, 0, Math.Max(0, total));

    /// <summary>Starts or stops; at the end it begins again.</summary>
    public void Toggle(double total)
    {
        if (!IsPlaying && Time >= total - 0.01)
            Time = 0;
        IsPlaying = !IsPlaying;
    }

    public void Faster() => speed = Math.Min(Speeds.Count - 1, speed + 1);

    public void Slower() => speed = Math.Max(0, speed - 1);
}
