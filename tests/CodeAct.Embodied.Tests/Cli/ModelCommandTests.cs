using System.Diagnostics;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(120_000)]
public sealed class ModelCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task The_three_modes_win_and_are_compared_side_by_side(CancellationToken cancellationToken)
    {
        foreach (var mode in Enum.GetValues<ActionMode>())
        {
            await using var server = await ChatServer.StartAsync(SolvedGame.Script(WorldCatalog.Shipped.Load("kitchen"), mode));
            var run = await RunAsync(cancellationToken, ["run", "kitchen", .. Model(server), "--mode", mode.Name(), "--log", $"{mode.Name()}.jsonl"]);
            Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        }

        var compared = await RunAsync(cancellationToken, "compare", "code.jsonl", "json.jsonl", "text.jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(compared.ExitCode, Is.Zero, compared.Error);
            Assert.That(compared.Lines[0], Does.Match("^ +code +json +text$"));
            Assert.That(compared.Output, Does.Match("\nwon +yes +yes +yes\n").And.Match("\nturns +1 +[2-9]").And.Match("\nrefusals +0 +0 +0\n").And.Match("\ntokens read +100 "));
        }
    }

    [Test]
    public async Task Ctrl_C_in_mid_stream_leaves_a_whole_log_within_a_second(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.HangInStream("I loo"));
        using var process = CodeactProcess.Start(folder.Path, ["run", "kitchen", .. Model(server), "--stream", "--json", "--log", "cut.jsonl"]);
        await process.ReadToAsync("\"turn_start\"", cancellationToken);
        while (server.Requests.IsEmpty)
            await Task.Delay(20, cancellationToken);

        var start = Stopwatch.GetTimestamp();
        await process.SignalAsync("INT", cancellationToken);
        var run = await process.FinishAsync(cancellationToken);

        var log = EpisodeLog.Read(Path.Combine(folder.Path, "cut.jsonl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(130), run.Error);
            Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(1)));
            Assert.That(log.End, Has.Property(nameof(EpisodeEnded.EndedBy)).EqualTo(EpisodeEndReason.Interrupted));
            Assert.That(log.Events[^2], Is.TypeOf<TurnEnded>());
        }
    }

    [Test]
    public async Task A_server_on_this_machine_is_asked_without_the_proxy_and_a_long_wait_is_told(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(
            [Answers.Status(429, "{}", retryAfter: "3"), .. SolvedGame.Script(WorldCatalog.Shipped.Load("kitchen"), ActionMode.Code)]);

        using var process = CodeactProcess.StartOther(
            folder.Path, ["http_proxy=http://127.0.0.1:9", "HTTP_PROXY=http://127.0.0.1:9", "ALL_PROXY=http://127.0.0.1:9", .. CodeactProcess.Words, "run", "kitchen", .. Model(server)]);
        var run = await process.FinishAsync(cancellationToken);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("codeact: the endpoint answered 429; it is asked again in 3 s\n"));
    }

    [Test]
    public async Task A_run_is_recorded_and_replayed_without_the_endpoint(CancellationToken cancellationToken)
    {
        await using (var server = await ChatServer.StartAsync(SolvedGame.Script(WorldCatalog.Shipped.Load("kitchen"), ActionMode.Json)))
            await RunAsync(cancellationToken, ["run", "kitchen", .. Model(server), "--mode", "json", "--record", "calls", "--log", "first.jsonl"]);

        var replay = await RunAsync(cancellationToken, "run", "kitchen", "--agent", "openai", "--model", "tiny", "--base-url", "http://127.0.0.1:9/v1", "--mode", "json", "--replay", "calls", "--log", "second.jsonl");
        var changed = await RunAsync(cancellationToken, "run", "kitchen", "--agent", "openai", "--model", "tiny", "--base-url", "http://127.0.0.1:9/v1", "--mode", "json", "--replay", "calls", "--turns", "7");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replay.ExitCode, Is.Zero, replay.Error);
            Assert.That(Lines("second.jsonl"), Is.EqualTo(Lines("first.jsonl")));
            Assert.That(changed.ExitCode, Is.EqualTo(3));
            Assert.That(changed.Output, Does.Contain("The nearest is").And.Contain("asked:    You have 7 actions"));
        }
    }

    [Test]
    public async Task A_model_that_does_not_answer_gives_3_and_says_why(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Status(401, """{"error":{"message":"wrong key"}}"""));

        var run = await RunAsync(cancellationToken, ["run", "kitchen", .. Model(server)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Output, Does.Contain("wrong key").And.Contain("OPENAI_API_KEY"));
        }
    }

    [TestCase("expert", 0, TestName = "The_expert_wins_the_kitchen")]
    [TestCase("random", 4, TestName = "Chance_loses_the_kitchen")]
    [TestCase("human", 4, TestName = "A_person_without_input_stops")]
    public async Task An_agent_without_a_model_plays_by_commands(string agent, int code, CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, "run", "kitchen", "--agent", agent, "--log", "log.jsonl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
            Assert.That(EpisodeLog.Read(Path.Combine(folder.Path, "log.jsonl")).Start.Mode, Is.EqualTo(ActionMode.Text));
        }
    }

    [TestCase("run --agent openai", "needs --model", TestName = "A_model_must_be_named")]
    [TestCase("run --agent openai --model tiny", "OPENAI_API_KEY", TestName = "OpenAI_needs_a_key")]
    [TestCase("run --agent openai --model tiny --base-url localhost", "--base-url takes an address", TestName = "An_address_has_a_scheme")]
    [TestCase("run --agent openai --model tiny --base-url http://localhost/v1 --profile vlm", "no model profile 'vlm'", TestName = "A_profile_must_be_known")]
    [TestCase("run --agent openai --model tiny --base-url http://localhost/v1 --protocol mint --mode text", "'mint'", TestName = "The_paper_s_rules_are_for_programs")]
    [TestCase("run --agent openai --model tiny --base-url http://localhost/v1 --record a --replay b", "--replay", TestName = "Recording_and_replaying_exclude_each_other")]
    [TestCase("run --agent openai --model tiny --base-url http://localhost/v1 --max-cost 1", "needs the price of 'tiny'", TestName = "Money_is_counted_only_where_the_price_is_known")]
    [TestCase("run --agent transcript:nowhere.jsonl", "nowhere.jsonl", TestName = "A_transcript_must_exist")]
    [TestCase("run --turns 0", "--turns takes a number greater than 0", TestName = "An_episode_has_at_least_one_turn")]
    public async Task Wrong_input_gives_2_and_says_so(string line, string message, CancellationToken cancellationToken)
    {
        var run = await RunAsync(cancellationToken, line.Split(' '));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Output);
            Assert.That(run.Error, Does.StartWith("codeact: ").And.Contain(message));
        }
    }

    private static string[] Model(ChatServer server) => ["--agent", "openai", "--model", "tiny", "--base-url", server.BaseUrl.ToString()];

    private IEnumerable<string> Lines(string log)
    {
        var events = new EpisodeEvents();
        events.AddRange(EpisodeLog.Read(Path.Combine(folder.Path, log)).Events);
        return events.Lines;
    }

    private Task<Finished> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        CodeactProcess.RunAsync(folder.Path, cancellationToken, arguments);
}
