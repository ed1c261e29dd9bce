using System.Diagnostics;
using CodeAct.Embodied.Evaluation.Mint;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact run</c>: an agent plays one episode, shown as it happens.</summary>
internal static class RunCommand
{
    private static readonly AgentTable Agents = AgentTable.BuiltIn.With(TranscriptPolicy.Agent);

    public static Command Create()
    {
        var episode = new EpisodeArguments(defaultWorld: "kitchen");
        episode.Log.Description = "Where to log the episode. Default: episodes/TIME-WORLD-AGENT.jsonl in the current folder.";
        var program = new Argument<string?>("HOUSE") { Description = "Where a program of yours plays: run my_program.py kitchen. Default: kitchen.", DefaultValueFactory = _ => null };
        var strict = new Option<bool>("--strict") { Description = "Let a model play strictly as in ALFWorld: what is no command is a step, and nothing is said that helps." };
        var agent = new Option<string>("--agent") { Description = Agents.Help, DefaultValueFactory = _ => "explorer", HelpName = "AGENT" };
        var model = new ModelArguments();
        var turns = new Option<int?>("--turns") { Description = "Turns before the episode ends. Default: 30, and one a step beside where a turn is one action; the protocol mint gives 5; an agent that needs no model and gives commands has one a step.", HelpName = "N" };
        EpisodeArguments.MustBePositive(turns);
        var functions = new Option<string?>("--functions")
        {
            Description = "The functions that programs and tool calls may use. Default: the protocol's.",
        }.AcceptOnlyFromAmong([.. FunctionList.All.Select(list => list.Name)]);
        var python = new PythonArguments();
        var json = new Option<bool>("--json") { Description = "Print the events of the log, a JSON object a line." };
        var watch = new Option<bool>("--watch") { Description = "Open the viewer and draw the episode while it happens." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print only how it ended." };

        var command = new Command("run", "Let an agent do a task by writing Python, and watch it turn by turn.");
        episode.AddTo(command);
        command.Add(program);
        foreach (var option in (Option[])[agent, strict, turns, functions, json, quiet, watch])
            command.Add(option);
        python.AddTo(command);
        model.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            WithProgram(model.AddTo(episode.Request(result), result), result.GetValue(program), result.GetResult(agent) is { Implicit: false } ? result.GetValue(agent) : null) with
            {
                IsStrict = result.GetValue(strict),
                Functions = result.GetValue(functions),
                Turns = result.GetValue(turns),
                Python = python.Choice(result),
                Input = () => Console.In,
                Output = Console.Error,
            },
            result.GetValue(json),
            result.GetValue(quiet),
            result.GetValue(watch),
            cancellationToken));
        return command;
    }

    // "run my_program.py kitchen": who acts comes first, as one types it.
    private static EpisodeRequest WithProgram(EpisodeRequest request, string? second, string? agent)
    {
        var isProgram = request.World.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
        return (isProgram, second, agent) switch
        {
            (false, null, _) => request with { Agent = agent ?? request.Agent },
            (false, { } more, _) => throw new InputException($"one world at a time, not '{request.World}' and '{more}'; a program of yours comes first and ends in .py"),
            (true, _, { } other) => throw new InputException($"'{request.World}' is a program, and so it is the agent; leave --agent {other} out, or name a world in its place"),
            _ => request with { Agent = request.World, World = second ?? "kitchen" },
        };
    }

    private static async Task<int> RunAsync(EpisodeRequest request, bool isJson, bool isQuiet, bool isWatched, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var viewerPath = isWatched ? await ViewerProcess.FindForWatchingAsync(cancellationToken) : null;
        await using var prepared = await new EpisodeDoor(Agents, clock).OpenAsync(request, cancellationToken);
        if (prepared.IsUnconfined)
            await Console.Error.WriteLineAsync("codeact: programs run unconfined, with all your rights, as --no-sandbox allows.");
        // Where the agent itself talks to the person at the terminal there is no room for a sign, and who plays sees the episode.
        var isPlaying = prepared.Agent.NeedsPerson;
        using var thinking = isPlaying || request.OnText is not null ? null : new ThinkingSign(clock);
        var show = Shower(isJson, isQuiet || isPlaying, thinking);
        Process? viewer = null;
        var ended = await prepared.RunAsync(
            item =>
            {
                if (viewerPath is not null && item is EpisodeStarted)
                    viewer = ViewerProcess.Start(viewerPath, ["--follow", prepared.LogPath]);
                show(item);
            },
            cancellationToken);
        await (isJson ? Console.Error : Console.Out).WriteLineAsync($"Log: {Path.GetRelativePath(".", prepared.LogPath)}");
        // The window stays when the episode is over; one closes it when one has seen enough.
        using (viewer)
        {
            if (viewer is { HasExited: false })
            {
                await Console.Error.WriteLineAsync(CommandRunner.Prefix + "the window stays until you close it, or press Ctrl-C here");
                await ViewerProcess.WaitAsync(viewer, cancellationToken);
            }
        }

        return ExitCodeOf(ended.EndedBy);
    }

    /// <summary>What the program says of how an episode ended.</summary>
    public static int ExitCodeOf(EpisodeEndReason reason) => reason switch
    {
        EpisodeEndReason.Won => ExitCode.Done,
        EpisodeEndReason.StepLimit or EpisodeEndReason.TurnLimit or EpisodeEndReason.AgentStopped or EpisodeEndReason.ProposalLimit
            or EpisodeEndReason.TokenLimit or EpisodeEndReason.CostLimit or EpisodeEndReason.TimeLimit or EpisodeEndReason.EmptyAnswers or EpisodeEndReason.AgentCrashed => ExitCode.NotWon,
        EpisodeEndReason.AgentFailed => ExitCode.CouldNotFinish,
        EpisodeEndReason.Interrupted => ExitCode.Interrupted,
        _ => throw new UnreachableException(),
    };

    private static Action<EpisodeEvent> Shower(bool isJson, bool isQuiet, ThinkingSign? thinking)
    {
        if (isJson)
            return item => Console.Out.WriteLine(item.ToJson());
        var printer = new EpisodePrinter(Screen.OfStandardOutput());
        return item =>
        {
            thinking?.Stop();
            if (!isQuiet)
            {
                printer.Print(item);
            }
            else
            {
                printer.Note(item);
                if (item is EpisodeEnded ended)
                    printer.PrintResult(ended);
            }
            if (item is TurnStarted)
                thinking?.Start();
        };
    }
}
