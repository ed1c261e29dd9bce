using CodeAct.Embodied.Evaluation.Metrics;
using CodeAct.Embodied.Evaluation.Reports;
using CodeAct.Embodied.Evaluation.Running;
using CodeAct.Embodied.Evaluation.Suites;
using CodeAct.Embodied.Tests.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Running;

/// <summary>Panels that are played, ended in the middle, played on, cut into shards and joined.</summary>
[CancelAfter(300_000)]
public sealed class PanelTests
{
    private const string Text = PlayedPanel.Text;

    [Test]
    public async Task A_panel_is_played_and_a_second_run_reuses_all(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, Text);

        var first = await panel.PlayAsync("run", cancellationToken);
        var second = await panel.PlayAsync("run", cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Missing, Is.Zero);
            Assert.That(first.Reused, Is.Zero);
            Assert.That(second.Reused, Is.EqualTo(first.Total));
            Assert.That(Report(panel, "run").Arms[0].Won, Is.EqualTo(panel.Games), "the expert wins all");
        }
    }

    [Test]
    public async Task What_a_killed_run_left_is_played_again_and_the_report_is_the_same(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, Text);
        await panel.PlayAsync("whole", cancellationToken);
        await panel.PlayAsync("killed", cancellationToken);
        var run = new RunFolder(folder.Place("killed"));
        var items = run.ReadManifest().Items;
        // One log is missing, one lost its end as the machine fell, one was being written.
        File.Delete(run.LogPath(items[0]));
        Cut(run.LogPath(items[1]));
        Directory.CreateDirectory(Path.GetDirectoryName(run.RunningPath(items[2]))!);
        File.Move(run.LogPath(items[2]), run.RunningPath(items[2]));
        Cut(run.RunningPath(items[2]));

        var again = await panel.PlayAsync("killed", cancellationToken, workers: 3);

        Assert.That(again.Decided - again.Reused, Is.EqualTo(3));
        Assert.That(Timeless(Report(panel, "killed")), Is.EqualTo(Timeless(Report(panel, "whole"))));
    }

    [Test]
    public async Task Shards_join_to_the_whole_and_joining_again_changes_nothing(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, Text);
        await panel.PlayAsync("whole", cancellationToken);
        for (var shard = 1; shard <= 2; shard++)
            await panel.PlayAsync($"shard-{shard}", cancellationToken, shard: shard, shards: 3);
        List<RunFolder> shards = [new(folder.Place("shard-1")), new(folder.Place("shard-2"))];
        var target = new RunFolder(folder.Place("joined"));

        var lacking = RunMerge.Join(target, shards);
        await panel.PlayAsync("shard-3", cancellationToken, shard: 3, shards: 3);
        var whole = RunMerge.Join(target, [.. shards, new(folder.Place("shard-3"))]);
        var again = RunMerge.Join(target, [.. shards, new(folder.Place("shard-3"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lacking.Missing.Length, Is.GreaterThan(0));
            Assert.That(whole.Missing, Is.Empty);
            Assert.That(again.Added, Is.Zero);
            Assert.That(again.Twice, Is.Empty, "a copy of a log is no second result");
            Assert.That(Timeless(Report(panel, "joined")), Is.EqualTo(Timeless(Report(panel, "whole"))));
        }
    }

    [Test]
    public async Task Different_results_of_one_item_are_a_conflict(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, Text);
        await panel.PlayAsync("one", cancellationToken);
        await panel.PlayAsync("two", cancellationToken);
        var (one, two) = (new RunFolder(folder.Place("one")), new RunFolder(folder.Place("two")));
        var item = one.ReadManifest().Items[0];
        var log = File.ReadAllText(two.LogPath(item));
        File.WriteAllText(two.LogPath(item), log.Replace("\"won\":true,\"steps\"", "\"won\":false,\"steps\"", StringComparison.Ordinal));

        var merged = RunMerge.Join(one, [one, two]);

        Assert.That(merged.Conflicts.Select(conflict => conflict.Item.Key), Is.EqualTo([item.Key]));
        Assert.That(merged.Twice, Has.Length.EqualTo(one.ReadManifest().Items.Length - 1));
    }

    [Test]
    [Category(TestCategory.Slow)]
    public async Task An_agent_of_ones_own_plays_by_lines_and_its_crash_is_its_failure(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        folder.Write("walker.py", """
            import json, sys
            for line in sys.stdin:
                turn = json.loads(line)
                if turn["turn"] == 3:
                    sys.exit("no more ideas")
                print(json.dumps({"command": "look"}), flush=True)
            """);
        folder.Write("silent.py", "import time; time.sleep(100)");
        var panel = PlayedPanel.Of(folder, Text.Replace("  - agent: [expert, random]", """
              - {name: crashes, command: [python3, walker.py]}
              - {name: silent, command: [python3, silent.py], answer_seconds: 0.3}
            """, StringComparison.Ordinal), most: 2);

        var end = await panel.PlayAsync("run", cancellationToken);

        var report = Report(panel, "run");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.Missing, Is.Zero, "the agent's failure is no trouble of the machine");
            Assert.That(report.Arms.Select(arm => arm.Won), Is.All.Zero);
            Assert.That(report.Arms[0].Episodes[0].Summary.Steps, Is.EqualTo(2));
            Assert.That(report.Causes.Values.Select(cause => cause.Cause), Is.All.EqualTo("crash"));
            Assert.That(report.CauseOf(report.Arms[0].Episodes[0])!.Evidence, Does.EndWith("no more ideas.)"));
            Assert.That(File.ReadAllText(report.Arms[0].Episodes[0].Log), Does.Contain("it ended with code 1, and said: no more ideas"));
            Assert.That(File.ReadAllText(report.Arms[1].Episodes[0].Log), Does.Contain("it gave no answer in 0.3 s"));
        }
    }

    [Test]
    [Category(TestCategory.Slow)]
    public async Task Trouble_of_an_endpoint_is_missing_and_what_it_cost_counts(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        // A good answer, then trouble that no repetition mends, then good answers to the end.
        await using var server = await ChatServer.StartAsync(Answers.Text("Thought: I look.\nAction: look"), Answers.Status(400, "{}"), Answers.Text("Thought: I look.\nAction: look"));
        var panel = PlayedPanel.Of(folder, Text.Replace("  - agent: [expert, random]", $"  - {{agent: openai, model: test, mode: text, steps: 3, base_url: \"{server.BaseUrl}\"}}", StringComparison.Ordinal), most: 1);

        var end = await panel.PlayAsync("run", cancellationToken, workers: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(end.Missing, Is.Zero);
            Assert.That(end.Troubles, Is.EqualTo(1));
            // One answer of the first attempt, three of the second, 110 tokens each.
            Assert.That(end.Tokens, Is.EqualTo(4 * 110));
            Assert.That(Report(panel, "run").Arms[0].LostAttempts!.Tokens, Is.EqualTo(110));
        }
    }

    [Test]
    public void At_most_so_many_requests_pass_at_once()
    {
        using var gate = new RequestGate(atOnce: 1, perMinute: null, TimeProvider.System);

        var first = gate.EnterAsync(CancellationToken.None).AsTask();
        var second = gate.EnterAsync(CancellationToken.None).AsTask();

        Assert.That(first.IsCompleted, Is.True);
        Assert.That(second.IsCompleted, Is.False);
        first.Result.Dispose();
        Assert.That(async () => await second, Throws.Nothing);
    }

    private static void Cut(string log)
    {
        var text = File.ReadAllText(log);
        File.WriteAllText(log, text[..^40]);
    }

    private static ReportData Report(PlayedPanel panel, string run) => ReportData.Read(new RunFolder(panel.Folder.Place(run)), "1.2.3");

    // The report without what a clock said.
    private static string Timeless(ReportData data) => string.Join('\n', EpisodeColumns.Csv(data).Split('\n').Select(line => string.Join(',', line.Split(',').SkipLast(4).Append(line.Split(',')[^1]))))
        + JsonReport.Write(data with { Arms = [.. data.Arms.Select(arm => arm with { Episodes = [.. arm.Episodes.Select(WithoutTimes)] })] });

    private static EpisodeFigures WithoutTimes(EpisodeFigures episode) =>
        episode with { ModelSeconds = 0, PythonSeconds = 0, EngineSeconds = 0, Summary = episode.Summary with { Seconds = 0 } };
}
