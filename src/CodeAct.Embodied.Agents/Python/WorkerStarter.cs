using System.Collections.Concurrent;
using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>A worker that is ready for a code action, and what is known of it.</summary>
internal sealed record StartedWorker(WorkerProcess Process, ConfinementReport Confinement, ImmutableArray<UserTool> Tools);

/// <summary>Starts workers in the best confinement that this machine offers.</summary>
internal sealed class WorkerStarter(PythonOptions options, HostMessageWriter writer)
{
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
            using var deadline = new CancellationTokenSource(StartLimit);
            using var killAtDeadline = deadline.Token.Register(process.Kill);
            using var killOnCancel = cancellationToken.Register(process.Kill);
            var answer = process.Send(writer.Settings(options, command)) ? process.Read() : new WorkerMessage.Closed();
            if (answer is WorkerMessage.Refused refused)
                throw new PythonUnavailableException($"Python cannot be used as asked: {refused.Why}");
            if (answer is not WorkerMessage.Ready ready)
            {
                process.Kill();
                failure = $"{Path.GetFileName(command.Words[0])} ... {command.Interpreter} did not start ({process.ErrorTail()})";
                return null;
            }

            process.FindInterpreter();
            var report = Report(command, ready, process.IsInGroup, problems, Stopwatch.GetElapsedTime(begin));
            if (report.Level is ConfinementLevel.None && !options.AllowUnconfined)
            {
                failure = $"the kernel lacks what the worker locks itself in with (Landlock: {report.LandlockAbi}, seccomp: {report.Seccomp})";
                return null;
            }

            // Only now: they are files of the user's, but programs of whoever wrote them.
            var tools = options.Tools is [] ? [] : LoadTools(process, deadline.Token, cancellationToken);
            if (tools.IsDefault)
                return null;
            keep = true;
            process.CloseErrors();
            return new StartedWorker(process, report, tools);
        }
        finally
        {
            if (!keep)
                process.Dispose();
        }
    }

    /// <summary>Has a worker load the user's tools.</summary>
    /// <returns>What they are; default where the caller cancelled.</returns>
    /// <exception cref="InputException">One cannot be loaded. That is the file's own fault: the worker was ready before.</exception>
    private static ImmutableArray<UserTool> LoadTools(WorkerProcess process, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var tools = ImmutableArray.CreateBuilder<UserTool>();
        var file = "the folder of tools";
        var message = process.Send(HostMessageWriter.Load) ? process.Read() : new WorkerMessage.Closed();
        for (; message is WorkerMessage.Loading or WorkerMessage.Tool && tools.Count < WorkerBudget.Tools; message = process.Read())
        {
            if (message is WorkerMessage.Loading loading)
                file = loading.File;
            else if (message is WorkerMessage.Tool tool)
                tools.Add(new UserTool(tool.File, tool.Name, tool.Signature, tool.Help));
        }

        if (cancellationToken.IsCancellationRequested)
            return default;
        return message switch
        {
            WorkerMessage.Loaded => tools.DrainToImmutable(),
            WorkerMessage.Refused refused => throw new InputException(refused.Why),
            _ when deadline.IsCancellationRequested =>
                throw new InputException($"{file}: it had not been loaded after {StartLimit.TotalSeconds:0} s; let what it does outside of its functions come to an end"),
            WorkerMessage.Closed => throw new InputException($"{file}: it ended the interpreter while it was loaded; leave out what does that, such as os._exit()"),
            WorkerMessage.Tool => throw new InputException($"{file}: there are more than {WorkerBudget.Tools} tools; let the names of those that are none begin with _"),
            _ => throw new InputException($"{file}: while it was loaded it sent the host what is no message of the worker's; leave its descriptors alone"),
        };
    }

    private static ConfinementReport Report(LaunchCommand command, WorkerMessage.Ready ready, bool isInGroup, List<string> problems, TimeSpan time) => new()
    {
        Interpreter = command.Interpreter,
        PythonVersion = ready.PythonVersion,
        Bubblewrap = command.Bubblewrap,
        BubblewrapProblem = command.Bubblewrap ? null : problems is [] ? "switched off" : string.Join("; ", problems),
        HasFolder = command.WithFolder,
        ControlGroup = isInGroup,
        LandlockAbi = ready.LandlockAbi,
        Seccomp = ready.Seccomp,
        StartTime = time,
    };
}
