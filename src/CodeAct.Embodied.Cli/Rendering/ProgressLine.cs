using CodeAct.Embodied.Evaluation.Running;
using CodeAct.Embodied.Evaluation.Statistics;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>A line on stderr that says how a panel stands: on a terminal it is written over, elsewhere it comes now and then.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan OnTerminal = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(15);

    private readonly Func<PanelProgress?> progress;
    private readonly Timer timer;
    private readonly Lock gate = new();
    private bool isOver;

    public ProgressLine(Func<PanelProgress?> progress)
    {
        this.progress = progress;
        var every = Console.IsErrorRedirected ? Elsewhere : OnTerminal;
        timer = new Timer(_ => Show(), null, every, every);
    }

    /// <summary>How a panel stands, in a line: decided, rate, time left, success with its interval, money.</summary>
    public static string Text(PanelProgress now)
    {
        var played = now.Decided - now.Reused;
        var rate = now.Elapsed > TimeSpan.Zero ? played / now.Elapsed.TotalSeconds : 0;
        var left = rate > 0 && now.Missing > 0 ? $", {Duration(TimeSpan.FromSeconds(now.Missing / rate))} left" : "";
        var interval = Wilson.Of(now.Won, now.Decided) is { } shares
            ? string.Create(CultureInfo.InvariantCulture, $", won {100.0 * now.Won / now.Decided:0.0} % [{100 * shares.Lower:0.0}, {100 * shares.Upper:0.0}]")
            : "";
        var reused = now.Reused > 0 ? $", {now.Reused} of them before" : "";
        var troubles = now.Troubles > 0 ? $", {now.Troubles} troubles" : "";
        var money = now.Cost > 0 ? string.Create(CultureInfo.InvariantCulture, $", {now.Cost:0.00####} USD") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{now.Decided} of {now.Total} decided{reused}, {rate:0.0} a second, {Duration(now.Elapsed)}{left}{interval}{money}{troubles}");
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isOver)
                return;
            isOver = true;
        }

        timer.Dispose();
        if (!Console.IsErrorRedirected)
            Console.Error.Write("\r\u001b[K");
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");

    private void Show()
    {
        lock (gate)
        {
            if (isOver || progress() is not { } now)
                return;
            if (Console.IsErrorRedirected)
                Console.Error.WriteLine(Text(now));
            else
                Console.Error.Write("\r\u001b[K" + Text(now));
        }
    }
}
