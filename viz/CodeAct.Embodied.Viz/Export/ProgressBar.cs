namespace CodeAct.Embodied.Viz.Export;

/// <summary>Shows on a terminal how far an export is, and ends it when it is interrupted. Silent where standard error is no terminal.</summary>
internal sealed class ProgressBar(string what, CancellationToken cancellationToken) : IDisposable
{
    private const int Width = 30;

    private readonly bool isShown = !Console.IsErrorRedirected;
    private int last = -1;

    /// <param name="share">0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public void Report(double share)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var percent = (int)(share * 100);
        if (!isShown || percent == last)
            return;
        last = percent;
        var done = (int)(share * Width);
        Terminal.Error.Write($"\r{what} [{new string('#', done)}{new string('.', Width - done)}] {percent,3} %");
    }

    public void Finish(string result)
    {
        Dispose();
        last = -1;
        Console.Error.WriteLine(result);
    }

    public void Dispose()
    {
        if (isShown && last >= 0)
            Terminal.Error.Write($"\r{new string(' ', what.Length + Width + 12)}\r");
    }
}
