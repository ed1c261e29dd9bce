namespace CodeAct.Embodied.Agents.Python;

/// <summary>Ends a worker that goes on past its limit of processor time: a program can switch off the timer that stops it.</summary>
internal sealed class CpuWatch : IDisposable
{
    private readonly WorkerProcess worker;
    private readonly TimeSpan end;
    private readonly Timer timer;
    private bool disposed;

    /// <param name="limit">Processor time from now on.</param>
    public CpuWatch(WorkerProcess worker, TimeSpan limit)
    {
        this.worker = worker;
        timer = new Timer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (worker.CpuTime() is { } used)
        {
            end = used + limit;
            // One thread cannot use it up sooner.
            timer.Change(limit, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether the worker was ended.</summary>
    public bool HasFired { get; private set; }

    /// <summary>Stops watching. When this returns, nothing is ended any more.</summary>
    public void Dispose()
    {
        lock (timer)
            disposed = true;
        timer.Dispose();
    }

    private void Look()
    {
        lock (timer)
        {
            if (disposed || worker.CpuTime() is not { } used)
                return;
            if (used < end)
            {
                timer.Change(end - used + TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
                return;
            }

            HasFired = true;
            worker.Kill();
        }
    }
}
