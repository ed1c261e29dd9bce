using System.Collections.Concurrent;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>One confined CPython process, spoken to over pipes, killed and replaced when it does not answer.</summary>
/// <remarks>Safe to use from several threads; code actions run one after the other, on a thread of the session's own.</remarks>
public sealed class PythonProcessSession : IPythonSession
{
    // What a program has after its time limit, or after the end of the episode, to come to its end by itself.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly PythonOptions options;
    private readonly HostMessageWriter writer = new();
    private readonly FileIntake? files;
    private readonly WorkerLedger ledger = new();
    private readonly BlockingCollection<Task> work = [];
    private readonly CancellationTokenSource disposal = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StartedWorker? worker;
    private StartedWorker? last;
    private int actions;
    private bool lossTold;

    private PythonProcessSession(PythonOptions options)
    {
        this.options = options;
        Seed = options.Seed;
        files = options.Packages is null ? null : new FileIntake(options.MaxFileBytes);
        new Thread(WorkThroughQueue) { IsBackground = true, Name = "Python session" }.Start();
    }

    /// <summary>What holds the interpreter that runs now, or ran last.</summary>
    public ConfinementReport Confinement => last!.Confinement;

    /// <inheritdoc/>
    public ImmutableArray<UserTool> Tools => last!.Tools;

    /// <summary>What chance starts from; may be set until the first code action.</summary>
    internal long Seed { get; set; }

    /// <summary>Starts a session and its interpreter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit in <paramref name="options"/> is not positive.</exception>
    /// <exception cref="PythonUnavailableException">There is no usable Python, or nothing to confine it with and
    /// <see cref="PythonOptions.AllowUnconfined"/> is not set, or a package that is allowed is not installed.</exception>
    /// <exception cref="InputException">A tool of the user's cannot be loaded.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<PythonProcessSession> StartAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        var session = new PythonProcessSession(options);
        var started = false;
        try
        {
            await session.OnOwnThread(() => session.EnsureWorker(cancellationToken));
            started = true;
            return session;
        }
        finally
        {
            if (!started)
                await session.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public Task<CodeResult> RunAsync(string code, Func<PythonCall, PythonReply> onCall, CancellationToken cancellationToken) =>
        OnOwnThread(() => Run(code, onCall, cancellationToken));

    /// <inheritdoc/>
    public bool Interrupt() => worker?.Process.Interrupt() is true;

    /// <summary>Kills and reaps the interpreter. A code action that is running ends with an <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await disposal.CancelAsync();
        work.CompleteAdding();
        await ended.Task;
    }

    private async Task<T> OnOwnThread<T>(Func<T> job)
    {
        ObjectDisposedException.ThrowIf(work.IsAddingCompleted, this);
        var task = new Task<T>(job, TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(task);
        return await task;
    }

    // A thread of its own, for as long as the session lives: calls are answered by plain blocking reads and writes, and
    // the sandbox dies with the thread that started it, which a thread of the pool may do at any time.
    private void WorkThroughQueue()
    {
        foreach (var task in work.GetConsumingEnumerable())
            task.RunSynchronously(TaskScheduler.Default);
        Discard();
        writer.Dispose();
        ended.SetResult();
    }

    private CodeResult Run(string code, Func<PythonCall, PythonReply> onCall, CancellationToken cancellationToken)
    {
        // Not where the code action before has said so already.
        var renewed = EnsureWorker(cancellationToken) && actions > 0 && !lossTold;
        var (current, _, tools) = worker!;
        using var deadline = new CancellationTokenSource();
        using var cpu = new CpuWatch(current, options.CpuLimit + Grace);
        files?.Begin();
        ledger.Begin();
        var exchange = new Exchange(current, writer, options, tools, ledger, files, onCall, onStop: () => deadline.CancelAfter(Grace));
        WorkerMessage? end = null;
        try
        {
            using var killAtDeadline = deadline.Token.Register(current.Kill);
            using var killOnCancel = cancellationToken.Register(current.Kill);
            using var killOnDispose = disposal.Token.Register(current.Kill);
            deadline.CancelAfter(options.TimeLimit + Grace);
            end = exchange.Run(++actions, code, Seed);
            cpu.Dispose();
        }
        finally
        {
            // The caller's own exception, from a call, leaves the program in the middle of a question.
            if (end is null)
                Discard();
        }

        ThrowIfOver(cancellationToken);
        var how = end switch
        {
            WorkerMessage.Closed => ActionText.Exit(current.WaitForExit(Grace)),
            WorkerMessage.Malformed malformed => $"was ended: it sent a message that it should not send ({malformed.Why})",
            _ => null,
        };
        // Also where the deadline came just after the end: the process is gone then.
        var lost = how is not null || deadline.IsCancellationRequested || cpu.HasFired;
        if (lost)
            Discard();
        lossTold = lost;
        return new CodeReport(options, exchange, end as WorkerMessage.Done)
        {
            How = how,
            IsLate = deadline.IsCancellationRequested,
            IsOutOfCpu = cpu.HasFired,
            IsLost = lost,
            IsRenewed = renewed,
        }.Result(files);
    }

    /// <summary>Sees to it that there is a worker.</summary>
    /// <returns>Whether it had to be started.</returns>
    private bool EnsureWorker(CancellationToken cancellationToken)
    {
        ThrowIfOver(cancellationToken);
        // What a worker says between two code actions is the program's doing: whatever it is, it is none of the next one's.
        if (worker is { Process: { HasExited: false, HasUnread: false } })
            return false;
        Discard();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposal.Token);
        worker = new WorkerStarter(options, writer).Start(either.Token);
        if (worker is null)
            ThrowIfOver(cancellationToken);
        last = worker;
        return true;
    }

    private void ThrowIfOver(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested || disposal.IsCancellationRequested)
            Discard();
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposal.IsCancellationRequested, this);
    }

    private void Discard()
    {
        worker?.Process.Dispose();
        worker = null;
    }
}
