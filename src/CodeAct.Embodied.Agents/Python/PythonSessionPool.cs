namespace CodeAct.Embodied.Agents.Python;

/// <summary>Sessions started ahead of their use, so that no episode waits for one. Each is used for one episode and then disposed of
/// by who took it: nothing that a program left behind reaches another.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class PythonSessionPool : IAsyncDisposable
{
    private readonly PythonOptions options;
    private readonly CancellationTokenSource disposal = new();
    private readonly Queue<Task<PythonProcessSession>> ready = [];
    private readonly Lock gate = new();
    private bool disposed;

    /// <param name="options">For every session; each takes the seed that it is asked for with.</param>
    /// <param name="size">Sessions to hold ready: as many as episodes run at a time. At least 1.</param>
    public PythonSessionPool(PythonOptions options, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        options.ThrowIfInvalid();
        this.options = options;
        for (var i = 0; i < size; i++)
            ready.Enqueue(StartAhead());
    }

    /// <summary>Takes a session, and has the next one started.</summary>
    /// <param name="seed">What chance starts from in it.</param>
    /// <exception cref="PythonUnavailableException">Python cannot be started as asked.</exception>
    /// <exception cref="InputException">A tool of the user's cannot be loaded.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled. The session goes back.</exception>
    public async Task<PythonProcessSession> TakeAsync(long seed, CancellationToken cancellationToken)
    {
        Task<PythonProcessSession> next;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            next = ready.Dequeue();
            ready.Enqueue(StartAhead());
        }

        try
        {
            var session = await next.WaitAsync(cancellationToken);
            session.Seed = seed;
            return session;
        }
        catch (OperationCanceledException) when (!next.IsCompletedSuccessfully)
        {
            _ = DisposeAsync(next);
            throw;
        }
    }

    /// <summary>Ends the sessions that nobody took.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        await disposal.CancelAsync();
        foreach (var session in ready)
            await DisposeAsync(session);
        disposal.Dispose();
    }

    private Task<PythonProcessSession> StartAhead() => PythonProcessSession.StartAsync(options, disposal.Token);

    private static async Task DisposeAsync(Task<PythonProcessSession> starting)
    {
        try
        {
            await (await starting).DisposeAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or PythonUnavailableException or InputException)
        {
            // It never started, and whoever asked for one was told why.
        }
    }
}
