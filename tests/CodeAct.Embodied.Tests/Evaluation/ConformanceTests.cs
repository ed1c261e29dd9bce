using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Evaluation;
using CodeAct.Embodied.Evaluation.Conformance;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;
using Spectre.Console;

namespace CodeAct.Embodied.Tests.Evaluation;

public sealed class ConformanceTests
{
    [TestCase(AlfworldGames.Dozen, 14, 2105, Description = "the dozen, two of them in the old format, too")]
    [TestCase(AlfworldGames.Whole, 2039, 51_215)]
    [CancelAfter(300_000)]
    public async Task Every_open_game_is_won_at_its_last_command_and_every_step_of_the_original_engine_is_the_same(
        AlfworldGames set, int games, int steps, CancellationToken cancellationToken)
    {
        var report = await RunAsync([AlfworldData.Path(set, "games"), AlfworldData.Path(set, "transcripts")], cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsClean, First(report));
            Assert.That(report.Walkthroughs.Sum(tally => tally.WonAtLast), Is.EqualTo(games));
            Assert.That(report.Transcripts.Sum(tally => tally.Steps), Is.EqualTo(steps));
        }
    }

    [TestCase(AlfworldGames.Dozen, 7, 12, 6, 6, 5)]
    [TestCase(AlfworldGames.Whole, 69, 124, 55, 55, 54)]
    [CancelAfter(300_000)]
    public async Task Published_programs_of_a_model_say_what_they_said(
        AlfworldGames set, int episodes, int cells, int loggedSuccesses, int doneCounts, int trueWins, CancellationToken cancellationToken)
    {
        var report = await RunAsync(
            [AlfworldData.Path(set, "games/valid_unseen.jsonl.gz"), AlfworldData.Path(set, "codeact-transcripts/gpt-4-0613.jsonl.gz")], cancellationToken);

        var tally = report.Programs.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsClean, First(report));
            Assert.That((tally.Episodes, tally.Cells, tally.LoggedSuccesses, tally.DoneCounts, tally.TrueWins), Is.EqualTo((episodes, cells, loggedSuccesses, doneCounts, trueWins)));
        }
    }

    [Test, CancelAfter(300_000)]
    public async Task Both_forms_of_programs_are_read_and_counted_alike(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        WriteGame(folder);
        File.WriteAllText(folder.Place("programs.jsonl"), Repacked(Won).ToJsonString());
        Directory.CreateDirectory(folder.Place("outputs/model-b/F=None/max3_p2+tool+cd/decision_making/alfworld"));
        File.WriteAllText(folder.Place("outputs/model-b/F=None/max3_p2+tool+cd/decision_making/alfworld/results.jsonl"), Published(Won).ToJsonString());

        var report = await RunAsync([folder.Path], cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsClean, First(report));
            Assert.That(report.Programs.Select(tally => (tally.Model, tally.Cells, tally.Identical, tally.EqualUpToException, tally.TrueWins)), Is.EqualTo(
            [
                ("model-a", 3, 2, 1, 1), ("model-b F=None max3_p2+tool+cd", 3, 2, 1, 1),
            ]));
            Assert.That(report.Programs.Select(tally => tally.OtherReplies), Is.All.EqualTo(2));
        }
    }

    [Test, CancelAfter(300_000)]
    public async Task After_the_end_calls_repeat_the_last_observation_and_the_program_runs_on(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        WriteGame(folder);
        (string, string?)[] turns =
        [
            ("<execute>for i in range(52):\n    res = goto('desk 1') if i < 50 else open_receptacle('fridge 1')\nprint(i, res)</execute>", "51 Nothing happens."),
        ];
        var row = Repacked(turns);
        row["logged_success"] = true;
        File.WriteAllText(folder.Place("programs.jsonl"), row.ToJsonString());

        var report = await RunAsync([folder.Path], cancellationToken);

        var tally = report.Programs.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsClean, First(report));
            Assert.That((tally.LoggedSuccesses, tally.DoneCounts, tally.TrueWins), Is.EqualTo((1, 1, 0)));
        }
    }

    [Test, CancelAfter(300_000)]
    public async Task Every_kind_of_difference_is_found_and_told_with_its_place(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        WriteGame(folder, "go to desk 1", "open fridge 1");
        File.WriteAllText(folder.Place("engine.jsonl"), EngineRow("You arrive at fridge 2. The fridge 1 is closed.").ToJsonString());
        File.WriteAllText(folder.Place("programs.jsonl"), Repacked([("<execute>print(look())</execute>", "You see a dragon.")]).ToJsonString());

        var report = await RunAsync([folder.Path], cancellationToken);

        Assert.That(report.Divergences.Select(found => (found.Check, found.File, found.Row, found.Step, found.What)), Is.EquivalentTo(new (string, string, int?, int?, string)[]
        {
            ("walkthrough", "games.jsonl", 1, 2, "admissible_commands"),
            ("transcript", "engine.jsonl", 1, 1, "observation"),
            ("program", "programs.jsonl", 1, 1, "unexplained"),
        }));
    }

    [Test, CancelAfter(300_000)]
    public async Task Transcripts_of_games_that_are_not_there_are_counted(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Place("engine.jsonl"), EngineRow("").ToJsonString());
        File.WriteAllText(folder.Place("programs.jsonl"), Repacked(Won).ToJsonString());

        var report = await RunAsync([folder.Path], cancellationToken);

        Assert.That((report.GamesNotFound, report.IsClean, report.Divergences.Length), Is.EqualTo((2, false, 0)));
    }

    [Test, CancelAfter(300_000)]
    public async Task A_game_that_does_not_load_is_a_difference(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Place("games.jsonl"), """{"id":"a","goal_text":"x","solvable":true,"pddl_problem":"(define (problem x)"}""");

        var report = await RunAsync([folder.Path], cancellationToken);

        Assert.That(report.Divergences.Single(), Has.Property("What").EqualTo("load").And.Property("Got").Contains("cut short"));
    }

    [Test, CancelAfter(300_000)]
    public async Task The_report_reads_like_the_golden_file(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        WriteGame(folder);
        File.WriteAllText(folder.Place("engine.jsonl"), EngineRow("You arrive at fridge 1. The fridge 1 is closed.").ToJsonString());
        File.WriteAllLines(folder.Place("programs.jsonl"),
        [
            Repacked(Won).ToJsonString(),
            Repacked([("<execute>print(look())</execute>", "You see a dragon."), ("<execute>print(goto)</execute>", "<bound method GoTo at 0x7f>")]).ToJsonString(),
        ]);
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });

        ConformanceTables.Print(console, await RunAsync([folder.Path], cancellationToken), "divergences.jsonl");

        var golden = Path.Combine(SourceFolder(), "Golden", "conformance.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, text.ToString());
        Assert.That(text.ToString(), Is.EqualTo(File.ReadAllText(golden)));
    }

    [TestCase("hello", Description = "no JSON")]
    [TestCase("{\"a\": 1}", Description = "JSON of another kind")]
    public void A_file_that_was_named_and_is_nothing_to_check_is_bad_input(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Place("x.jsonl"), content);

        Assert.That(() => InputFiles.Find([folder.Place("x.jsonl")]), Throws.TypeOf<InputException>().With.Message.Contains("neither games nor transcripts"));
    }

    private static readonly (string Reply, string? Observation)[] Won =
    [
        ("Assistant:\n<execute>print(goto('fridge 1'))\nopen_receptacle('fridge 1')</execute>",
            "The fridge 1 is closed.\nOut[1]: 'You open the fridge 1. The fridge 1 is open. In it, you see a apple 2, and a apple 1.'"),
        ("I wonder.", "I don't understand your input. \nIf you want to execute code, please use <execute> YOUR_CODE_HERE </execute>.\n"),
        ("<solution> done </solution>", "Your answer is wrong."),
        ("<execute>a = take_from('apple 2', 'fridge 1')</execute>", "[Executed Successfully with No Output]"),
        ("<execute>print(cool('apple 2', 'fridge 1'))\nprint(take())</execute>",
            $"You cool the apple 2 using the fridge 1.\n{new string('-', 75)}\nNameError                                 Traceback (most recent call last)\n\nNameError: name 'take' is not defined"),
        ("<execute>goto('desk 1')\nput('apple 2', 'desk 1')</execute>", null),
    ];

    private static string Message(string observation) => $"Observation:\n{observation}\nYou have 4 steps left and 2 chances to propose solution left.\n";

    private static JsonObject Repacked((string Reply, string? Observation)[] turns) => new()
    {
        ["game"] = TinyGame.Id,
        ["model"] = "model-a",
        ["logged_success"] = turns == Won,
        ["terminate_reason"] = "task_success",
        ["turns"] = new JsonArray([.. turns.Select(turn => new JsonObject
        {
            ["reply"] = turn.Reply,
            ["observation"] = turn.Observation is null ? null : Message(turn.Observation),
        })]),
    };

    private static JsonObject Published((string Reply, string? Observation)[] turns)
    {
        var history = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "the prompt" });
        foreach (var (reply, observation) in turns)
        {
            history.Add(new JsonObject { ["role"] = "assistant", ["content"] = reply });
            if (observation is not null)
                history.Add(new JsonObject { ["role"] = "user", ["content"] = Message(observation) });
        }

        return new JsonObject
        {
            ["state"] = new JsonObject { ["history"] = history, ["finished"] = true, ["success"] = true, ["terminate_reason"] = "task_success", ["error"] = null },
            ["task"] = new JsonObject { ["task_name"] = "alfworld/cool", ["task_id"] = TinyGame.Id["valid_unseen/".Length..] },
        };
    }

    private static JsonObject EngineRow(string observation)
    {
        var simulator = new Simulator(TinyGame.Game.ToWorld(), TinyGame.Game.Dialect);
        var row = new JsonObject
        {
            ["game"] = TinyGame.Id,
            ["initial_observation"] = simulator.InitialObservation,
            ["initial_admissible_commands"] = Commands(),
        };
        simulator.Step("go to fridge 1");
        row["steps"] = new JsonArray(new JsonObject
        {
            ["command"] = "go to fridge 1",
            ["observation"] = observation,
            ["admissible_commands"] = Commands(),
            ["reward"] = 0,
            ["done"] = false,
            ["won"] = false,
        });
        row["won"] = false;
        return row;

        JsonArray Commands() => [.. simulator.AdmissibleCommands.Select(command => (JsonNode)command)];
    }

    private static void WriteGame(TemporaryFolder folder, params string[] walkthrough)
    {
        var row = new JsonObject
        {
            ["id"] = TinyGame.Id,
            ["goal_text"] = TinyGame.Game.GoalText,
            ["solvable"] = true,
            ["walkthrough"] = new JsonArray([.. (walkthrough.Length > 0 ? walkthrough : [.. TinyGame.Game.Walkthrough]).Select(step => (JsonNode)step)]),
            ["pddl_problem"] = TinyGame.Problem,
        };
        File.WriteAllText(folder.Place("games.jsonl"), row.ToJsonString());
    }

    private static Task<ConformanceReport> RunAsync(string[] paths, CancellationToken cancellationToken) =>
        new ConformanceRun(InputFiles.Find(paths), workers: 2, allowUnconfined: false, _ => { }).RunAsync(cancellationToken);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string First(ConformanceReport report) => report.Divergences.IsEmpty ? "games not found" : report.Divergences[0].ToString();
}
