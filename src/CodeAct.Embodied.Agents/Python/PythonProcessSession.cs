using System.Collections.Concurrent;
using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>One confined CPython process, spoken to over pipes, killed and replaced when it does not answer.</summary>
/// <remarks>Safe to use from several threads; code actions run one after the other, on a thread of the session's own.</remarks>
public sealed class PythonProcessSession : IPythonSession
{
    // What a program has after its time limit, or after the end of the episode, to come to its end by itself.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    // Ways to start that did not work on this machine while a later one did, with the reason: not tried again.
    private static readonly ConcurrentDictionary<string, string> Unusable = new(StringComparer.Ordinal);

    private readonly PythonOptions options;
    private readonly HostMessageWriter writer = new();
    private readonly BlockingCollection<Task> work = [];
    private readonly CancellationTokenSource disposal = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkerProcess? worker;
    private ConfinementReport? confinement;
    private int actions;
    private bool lossTold;

    private PythonProcessSession(PythonOptions options)
    {
        this.options = options;
        new Thread(WorkThroughQueue) { IsBackground = true, Name = "Python session" }.Start();
    }

    /// <summary>What holds the interpreter that runs now, or ran last.</summary>
    public ConfinementReport Confinement => confinement!;

    /// <summary>Starts a session and its interpreter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit in <paramref name="options"/> is not positive.</exception>
    /// <exception cref="PythonUnavailableException">There is no usable Python, or nothing to confine it with and
    /// <see cref="PythonOptions.AllowUnconfined"/> is not set.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<PythonProcessSession> StartAsync(PythonOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TimeLimit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxOutputCharacters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxMemoryBytes);
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
        var current = worker!;
        using var deadline = new CancellationTokenSource();
        var exchange = new Exchange(current, writer, options, onCall, onStop: () => deadline.CancelAfter(Grace));
        WorkerMessage? end = null;
        try
        {
            using var killAtDeadline = deadline.Token.Register(current.Kill);
            using var killOnCancel = cancellationToken.Register(current.Kill);
            using var killOnDispose = disposal.Token.Register(current.Kill);
            deadline.CancelAfter(options.TimeLimit + Grace);
            end = exchange.Run(++actions, code);
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
        var lost = how is not null || deadline.IsCancellationRequested;
        if (lost)
            Discard();
        lossTold = lost;
        return Result(exchange, end as WorkerMessage.Done, how, late: deadline.IsCancellationRequested, lost, renewed);
    }

    private CodeResult Result(Exchange exchange, WorkerMessage.Done? done, string? how, bool late, bool lost, bool renewed)
    {
        var end = done switch
        {
            _ when exchange.Stopped => CodeEnd.EpisodeEnded,
            null => late ? CodeEnd.TimedOut : CodeEnd.Died,
            { End: "time" } => CodeEnd.TimedOut,
            { End: "raised" } => CodeEnd.Raised,
            _ => CodeEnd.Completed,
        };
        var line = done?.Line ?? exchange.LastLine;
        var sentence = end switch
        {
            CodeEnd.TimedOut when lost => ActionText.Killed(options.TimeLimit, exchange.LastLine, exchange.Calls),
            CodeEnd.TimedOut => ActionText.TimedOut(options.TimeLimit, line, exchange.Calls),
            CodeEnd.Died => ActionText.Died(how!, exchange.LastLine, exchange.Calls),
            _ => "",
        };
        var text = ActionText.Fit(exchange.Printed, done?.Printed, done?.Traceback ?? "", options.MaxOutputCharacters);
        return new CodeResult
        {
            End = end,
            Output = ActionText.With(renewed ? ActionText.Renewed + "\n" + text : text, sentence),
            Exception = done?.Exception,
            Line = line > 0 ? line : null,
            NamespaceLost = lost || renewed,
        };
    }

    /// <summary>Sees to it that there is a worker.</summary>
    /// <returns>Whether it had to be started.</returns>
    private bool EnsureWorker(CancellationToken cancellationToken)
    {
        ThrowIfOver(cancellationToken);
        if (worker is { HasExited: false })
            return false;
        Discard();
        List<string> problems = [];
        Dictionary<string, string> failures = [];
        foreach (var command in LaunchCommand.Candidates(options, problems))
        {
            var key = string.Join(' ', command.Words);
            if (Unusable.TryGetValue(key, out var failure) || !TryStart(command, problems, out failure, cancellationToken))
            {
                failures[key] = failure!;
                problems.Add(failure!);
                continue;
            }

            // Only now is it known that the fault lies with the layer and not with Python.
            foreach (var (failed, why) in failures)
                Unusable.TryAdd(failed, why);
            return true;
        }

        throw new PythonUnavailableException(
            "Python could not be started in confinement: " + string.Join("; ", problems)
            + ". Install what is missing, or let it run unconfined (--no-sandbox) if you trust the code.");
    }

    private bool TryStart(LaunchCommand command, List<string> problems, out string? failure, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        if (WorkerProcess.Start(command, out failure) is not { } started)
            return false;
        WorkerMessage answer;
        using (var deadline = new CancellationTokenSource(StartLimit))
        using (deadline.Token.Register(started.Kill))
        using (cancellationToken.Register(started.Kill))
        using (disposal.Token.Register(started.Kill))
            answer = started.Send(writer.Settings(options)) ? started.Read() : new WorkerMessage.Closed();

        var report = answer is not WorkerMessage.Ready ready ? null : new ConfinementReport
        {
            Interpreter = command.Interpreter,
            PythonVersion = ready.PythonVersion,
            Bubblewrap = command.Bubblewrap,
            BubblewrapProblem = command.Bubblewrap ? null : problems is [] ? "switched off" : string.Join("; ", problems),
            LandlockAbi = ready.LandlockAbi,
            Seccomp = ready.Seccomp,
            StartTime = Stopwatch.GetElapsedTime(begin),
        };
        if (report is not null && (report.Level is not ConfinementLevel.None || options.AllowUnconfined))
        {
            started.CloseErrors();
            (worker, confinement) = (started, report);
            return true;
        }

        started.Kill();
        failure = report is null
            ? $"{Path.GetFileName(command.Words[0])} ... {command.Interpreter} did not start ({started.ErrorTail()})"
            : $"the kernel lacks what the worker locks itself in with (Landlock: {report.LandlockAbi}, seccomp: {report.Seccomp})";
        started.Dispose();
        ThrowIfOver(cancellationToken);
        return false;
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
        worker?.Dispose();
        worker = null;
    }
}
