using System.CommandLine;
using System.Diagnostics;
using CodeAct.Embodied.Agents;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Cli.Rendering;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Log;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact run</c>: an agent plays one episode, shown as it happens.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var episode = new EpisodeArguments(defaultWorld: "kitchen");
        episode.Log.Description = "Where to log the episode. Default: episodes/TIME-WORLD-AGENT.jsonl in the current folder.";
        var agent = new Option<string>("--agent") { Description = AgentFactory.Help, DefaultValueFactory = _ => "explorer", HelpName = "AGENT" };
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
            CreateRequest(result),
            cancellationToken));
        return command;

        Request CreateRequest(ParseResult result)
        {
            var isSeeded = result.GetResult(seed) is { Implicit: false };
            var choice = new AgentChoice
            {
                Name = result.GetRequiredValue(agent),
                Model = model.Choice(result) with { Seed = isSeeded ? result.GetValue(seed) : null },
                Seed = result.GetValue(seed),
            };
            var agents = new AgentFactory(choice, TimeProvider.System);
            agents.Check(model.Budget(result));
            var protocol = agents.Protocol;
            var played = episode.CreateEpisode(result, protocol == Protocol.Default ? null : protocol.Dialect);
            return new Request
            {
                Episode = played,
                Agent = agents.Create(played),
                Options = new RunOptions
                {
                    Mode = agents.Mode,
                    Protocol = protocol,
                    Functions = result.GetValue(functions) is { } name ? FunctionList.All.Single(list => list.Name == name) : protocol.Functions,
                    TurnLimit = result.GetValue(turns) ?? agents.TurnLimit(played.Options.StepLimit),
                    Budget = model.Budget(result),
                    Seed = result.GetValue(seed),
                    Version = ProgramVersion.Text,
                },
                Python = python.Choice(result, isModelsCode: agents.IsModel),
                Log = result.GetValue(episode.Log),
                Json = result.GetValue(json),
                // Who plays sees the episode already.
                Quiet = result.GetValue(quiet) || choice.Name is "human",
                ShowsThinking = !agents.UsesTerminal,
                Watch = result.GetValue(watch),
            };
        }
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var viewerPath = request.Watch ? await ViewerProcess.FindForWatchingAsync(cancellationToken) : null;
        var policy = request.Agent;
        var asked = request.Python.Options with { Functions = request.Options.Functions, Seed = request.Options.Seed };
        var (started, holding) = request.Options.Mode is ActionMode.Code
            ? await (request.Python with { Options = asked }).StartAsync(cancellationToken)
            : (null, null);
        await using var python = started;
        using var log = EpisodeLogFile.Create(request.Log, request.Episode.World.Name, policy.Name, clock);
        // The window stays when the episode is over; one closes it when one has seen enough.
        using var viewer = viewerPath is null ? null : ViewerProcess.Start(viewerPath, ["--follow", log.Path]);
        using var thinking = new ThinkingSign(clock);
        var show = Shower(request, thinking);
        var runner = new EpisodeRunner(
            request.Episode,
            policy,
            python,
            request.Options with
            {
                Python = holding,
                Extras = PythonExtras.Describe(python?.Tools ?? [], asked.Packages),
                Files = new EpisodeFiles(log.Path),
            },
            clock,
            item =>
            {
                log.Write(item);
                show(item);
            });
        var ended = await runner.RunAsync(cancellationToken);
        await (request.Json ? Console.Error : Console.Out).WriteLineAsync($"Log: {Path.GetRelativePath(".", log.Path)}");
        return ended.Reason switch
        {
            EpisodeEndReason.Won => ExitCode.Done,
            EpisodeEndReason.StepLimit or EpisodeEndReason.TurnLimit or EpisodeEndReason.AgentStopped or EpisodeEndReason.ProposalLimit
                or EpisodeEndReason.TokenLimit or EpisodeEndReason.CostLimit or EpisodeEndReason.TimeLimit => ExitCode.NotWon,
            EpisodeEndReason.AgentFailed => ExitCode.CouldNotFinish,
            EpisodeEndReason.Interrupted => ExitCode.Interrupted,
            _ => throw new UnreachableException(),
        };
    }

    private static Action<EpisodeEvent> Shower(Request request, ThinkingSign thinking)
    {
        if (request.Json)
            return item => Console.Out.WriteLine(item.ToJson());
        var printer = new EpisodePrinter(Screen.OfStandardOutput());
        return item =>
        {
            thinking.Stop();
            if (!request.Quiet)
                printer.Print(item);
            else if (item is EpisodeEnded ended)
                printer.PrintResult(ended);
            if (item is TurnStarted && request.ShowsThinking)
                thinking.Start();
        };
    }

    private sealed record Request
    {
        public required Episode Episode { get; init; }

        public required IPolicy Agent { get; init; }

        public required RunOptions Options { get; init; }

        public required PythonChoice Python { get; init; }

        public required string? Log { get; init; }

        public required bool Json { get; init; }

        public required bool Quiet { get; init; }

        public required bool Watch { get; init; }

        public required bool ShowsThinking { get; init; }
    }
}
