namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>A sign on the terminal's standard error that turns while the agent thinks; nothing where that is no terminal.</summary>
internal sealed class ThinkingSign : IDisposable
{
    private const string EraseLine = "\r\u001b[K";

    // Quick agents answer before it shows.
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);

    private readonly Lock gate = new();
    private readonly ITimer? timer;
    private int frame;
    private bool isOn;

    public ThinkingSign(TimeProvider clock)
    {
        if (!Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb")
            timer = clock.CreateTimer(_ => Turn(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The agent begins to think.</summary>
    public void Start()
    {
        lock (gate)
        {
            isOn = timer is not null;
            frame = 0;
            timer?.Change(Delay, Interval);
        }
    }

    /// <summary>The agent has answered, or will not.</summary>
    public void Stop()
    {
        lock (gate)
        {
            timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (isOn && frame > 0)
                Terminal.Error.Write(EraseLine);
            isOn = false;
        }
    }

    public void Dispose()
    {
        Stop();
        timer?.Dispose();
    }

    private void Turn()
    {
        lock (gate)
        {
            if (isOn)
                Terminal.Error.Write($"{EraseLine}  {@"|/-\"[frame++ % 4]} thinking ...");
        }
    }
}
