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
        var agent = new Option<string>("--agent") { Description = Agents.Help, DefaultValueFactory = _ => "explorer", HelpName = "AGENT" };
        var model = new ModelArguments();
        var turns = new Option<int?>("--turns") { Description = "Turns before the episode ends. Default: 30; the protocol mint gives 5; an agent that needs no model and gives commands has one a step.", HelpName = "N" };
        EpisodeArguments.MustBePositive(turns);
        var seed = new Option<long>("--seed") { Description = "The seed of everything that is drawn by chance.", DefaultValueFactory = _ => 0, HelpName = "N" };
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
        foreach (var option in (Option[])[agent, turns, seed, functions, json, quiet, watch])
            command.Add(option);
        python.AddTo(command);
        model.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            model.AddTo(episode.Request(result), result) with
            {
                Agent = result.GetRequiredValue(agent),
                Functions = result.GetValue(functions),
                Turns = result.GetValue(turns),
                Seed = result.GetResult(seed) is { Implicit: false } ? result.GetValue(seed) : null,
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
        // The window stays when the episode is over; one closes it when one has seen enough.
        var ended = await prepared.RunAsync(
            item =>
            {
                if (viewerPath is not null && item is EpisodeStarted)
                    ViewerProcess.Start(viewerPath, ["--follow", prepared.LogPath]).Dispose();
                show(item);
            },
            cancellationToken);
        await (isJson ? Console.Error : Console.Out).WriteLineAsync($"Log: {Path.GetRelativePath(".", prepared.LogPath)}");
        return ExitCodeOf(ended.EndedBy);
    }

    /// <summary>What the program says of how an episode ended.</summary>
    public static int ExitCodeOf(EpisodeEndReason reason) => reason switch
    {
        EpisodeEndReason.Won => ExitCode.Done,
        EpisodeEndReason.StepLimit or EpisodeEndReason.TurnLimit or EpisodeEndReason.AgentStopped or EpisodeEndReason.ProposalLimit
            or EpisodeEndReason.TokenLimit or EpisodeEndReason.CostLimit or EpisodeEndReason.TimeLimit or EpisodeEndReason.EmptyAnswers => ExitCode.NotWon,
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
                printer.Print(item);
            else if (item is EpisodeEnded ended)
                printer.PrintResult(ended);
            if (item is TurnStarted)
                thinking?.Start();
        };
    }
}
