using System.Collections.Concurrent;
using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A worker that is ready for a code action, and what is known of it.</summary>
internal sealed record StartedWorker(WorkerProcess Process, ConfinementReport Confinement, ImmutableArray<UserTool> Tools);

/// <summary>Starts workers in the best confinement that this machine offers.</summary>
internal sealed class WorkerStarter(PythonOptions options, HostMessageWriter writer)
{
    private const int MaxTools = 200;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    // Ways to start that did not work on this machine while a later one did, with the reason: not tried again.
    private static readonly ConcurrentDictionary<string, string> Unusable = new(StringComparer.Ordinal);

    /// <summary>Starts one, on the calling thread, which must outlive it.</summary>
    /// <returns>Null where the token was cancelled.</returns>
    /// <exception cref="PythonUnavailableException">No way to start it works.</exception>
    /// <exception cref="InputException">A tool of the user's cannot be loaded.</exception>
    public StartedWorker? Start(CancellationToken cancellationToken)
    {
        List<string> problems = [];
        Dictionary<string, string> failures = [];
        foreach (var command in LaunchCommand.Candidates(options, problems))
        {
            var key = string.Join(' ', command.Words);
            if (!Unusable.TryGetValue(key, out var failure))
            {
                if (TryStart(command, problems, out failure, cancellationToken) is { } started)
                {
                    // Only now is it known that the fault lies with the layer and not with Python.
                    foreach (var (failed, why) in failures)
                        Unusable.TryAdd(failed, why);
                    return started;
                }

                if (cancellationToken.IsCancellationRequested)
                    return null;
            }

            failures[key] = failure!;
            problems.Add(failure!);
        }

        throw new PythonUnavailableException(
            "Python could not be started in confinement: " + string.Join("; ", problems)
            + ". Install what is missing, or let it run unconfined (--no-sandbox) if you trust the code.");
    }

    private StartedWorker? TryStart(LaunchCommand command, List<string> problems, out string? failure, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        if (WorkerProcess.Start(command, out failure) is not { } process)
            return null;
        var keep = false;
        try
        {
            var (answer, tools) = Greet(process, command, cancellationToken);
            if (answer is WorkerMessage.Refused refused)
            {
                throw options.Tools.Any(tool => refused.Why.StartsWith(tool.Name + ":", StringComparison.Ordinal))
                    ? new InputException(refused.Why)
                    : new PythonUnavailableException($"Python cannot be used as asked: {refused.Why}");
            }

            if (answer is not WorkerMessage.Ready ready)
            {
                process.Kill();
                failure = $"{Path.GetFileName(command.Words[0])} ... {command.Interpreter} did not start ({process.ErrorTail()})";
                return null;
            }

            var report = Report(command, ready, problems, Stopwatch.GetElapsedTime(begin));
            keep = report.Level is not ConfinementLevel.None || options.AllowUnconfined;
            if (!keep)
            {
                failure = $"the kernel lacks what the worker locks itself in with (Landlock: {report.LandlockAbi}, seccomp: {report.Seccomp})";
                return null;
            }

            process.CloseErrors();
            process.FindInterpreter();
            return new StartedWorker(process, report, tools);
        }
        finally
        {
            if (!keep)
                process.Dispose();
        }
    }

    /// <summary>Tells a new worker what it is to be, and reads what it says until it is ready, or is not.</summary>
    private (WorkerMessage Last, ImmutableArray<UserTool> Tools) Greet(WorkerProcess process, LaunchCommand command, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(StartLimit);
        using var killAtDeadline = deadline.Token.Register(process.Kill);
        using var killOnCancel = cancellationToken.Register(process.Kill);
        var tools = ImmutableArray.CreateBuilder<UserTool>();
        if (!process.Send(writer.Settings(options, command.Limited, command.WithFolder)))
            return (new WorkerMessage.Closed(), []);
        while (true)
        {
            var message = process.Read();
            if (message is not WorkerMessage.Tool tool || tools.Count == MaxTools)
                return (message, tools.DrainToImmutable());
            tools.Add(new UserTool(tool.File, tool.Name, tool.Signature, tool.Help));
        }
    }

    private static ConfinementReport Report(LaunchCommand command, WorkerMessage.Ready ready, List<string> problems, TimeSpan time) => new()
    {
        Interpreter = command.Interpreter,
        PythonVersion = ready.PythonVersion,
        Bubblewrap = command.Bubblewrap,
        BubblewrapProblem = command.Bubblewrap ? null : problems is [] ? "switched off" : string.Join("; ", problems),
        LandlockAbi = ready.LandlockAbi,
        Seccomp = ready.Seccomp,
        StartTime = time,
    };
}
