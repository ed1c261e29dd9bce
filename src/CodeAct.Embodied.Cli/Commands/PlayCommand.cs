using System.Runtime.InteropServices;
using CodeAct.Embodied.Agents.Policies.Baselines;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact play</c>: a person types commands, or Python.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var episode = new EpisodeArguments(defaultWorld: "kitchen", defaultFeedback: Feedback.Explained);
        episode.Log.Description = "Log the episode. Default: no log; with --python one in episodes/.";
        var classic = new Option<bool>("--classic") { Description = "Play as in ALFWorld: its very words, 'Nothing happens.', and nothing for free." };
        var python = new Option<bool>("--python") { Description = "Type Python: the robot's functions, names that stay, help(goto)." };
        var command = new Command("play", "Play a world yourself, by typing what the robot is to do.");
        episode.AddTo(command);
        command.Add(classic);
        command.Add(python);
        command.SetAction((result, cancellationToken) =>
        {
            var isClassic = result.GetValue(classic);
            var request = episode.Request(result);
            request = isClassic ? request with { Feedback = Feedback.Classic } : request;
            return result.GetValue(python) ? TypePythonAsync(request, cancellationToken) : TypeAsync(request, isClassic, cancellationToken);
        });
        return command;
    }

    private static async Task<int> TypeAsync(EpisodeRequest request, bool isClassic, CancellationToken cancellationToken)
    {
        var played = request.CreateEpisode();
        using var log = request.Log is { } path ? EpisodeLogs.Create(path, played.World.Name, PlaySession.AgentName, TimeProvider.System) : null;
        var session = new PlaySession(
            played, isClassic, Screen.OfStandardOutput(), Console.IsInputRedirected, TimeProvider.System, item => log?.Write(item));
        using var input = Keyboard(session.Complete, () => session.Prompt);
        return await session.RunAsync(input, cancellationToken);
    }

    private static async Task<int> TypePythonAsync(EpisodeRequest request, CancellationToken cancellationToken)
    {
        ImmutableArray<string> names = [.. FunctionList.Extended.Functions.Select(function => function.Name + "("), "help(", "print(", "exit()"];
        using var input = Keyboard(typed =>
        {
            var word = typed[(typed.LastIndexOfAny([.. " (,=:[+-*/"]) + 1)..];
            return string.IsNullOrWhiteSpace(typed) ? [typed + "    "]
                : word.Length == 0 ? []
                : [.. names.Where(name => name.StartsWith(word, StringComparison.Ordinal)).Select(name => typed[..^word.Length] + name)];
        }, () => PythonPrompt.Sign);
        var asked = request with
        {
            Agent = "prompt",
            Input = () => input,
            Output = Console.Out,
            Python = request.Python with { Options = request.Python.Options with { IsInterruptible = true } },
        };
        await using var prepared = await new EpisodeDoor(AgentTable.BuiltIn, TimeProvider.System).OpenAsync(asked, cancellationToken);
        var printer = new EpisodePrinter(Screen.OfStandardOutput());
        PrimitiveCalled? step = null;
        var isRunning = false;
        // As in Python, Ctrl-C ends what runs; pressed again, or where nothing runs, it ends the episode as everywhere.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = isRunning && prepared.Interrupt();
            isRunning = false;
        });
        var ended = await prepared.RunAsync(
            item =>
            {
                step = item as PrimitiveCalled ?? step;
                isRunning = item is CodeStarted { Code: not null } || (isRunning && item is not CodeEnded);
                // What the last statement brought is not asked for any more, and its program does not live to show it.
                if (item is CodeEnded { End: CodeEnd.EpisodeEnded } last)
                    Console.Out.WriteLine(last.Output + step?.Observation);
                printer.Note(item);
                if (item is EpisodeEnded end)
                    printer.PrintResult(end);
            },
            cancellationToken);
        await Console.Out.WriteLineAsync($"Log: {Path.GetRelativePath(".", prepared.LogPath)}");
        return RunCommand.ExitCodeOf(ended.EndedBy);
    }

    // Where somebody types, lines can be edited and completed.
    private static TextReader Keyboard(Func<string, IReadOnlyList<string>> complete, Func<string> prompt) =>
        Console.IsInputRedirected || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb"
            ? Console.In
            : new LineEditor(() => Console.ReadKey(intercept: true), Terminal.Out, complete, prompt);
}
