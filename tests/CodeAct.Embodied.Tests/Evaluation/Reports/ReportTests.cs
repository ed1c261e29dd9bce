using System.Text.Json;
using CodeAct.Embodied.Evaluation.Datasets;
using CodeAct.Embodied.Evaluation.Reports;
using CodeAct.Embodied.Evaluation.Suites;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Reports;

/// <summary>What a panel's report and data set say.</summary>
[CancelAfter(300_000)]
public sealed class ReportTests
{
    [Test]
    public async Task A_report_says_the_same_in_every_form(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var data = await PlayedAsync(folder, cancellationToken);

        var page = new HtmlReport(data).Write();
        var rows = EpisodeColumns.Csv(data).TrimEnd('\n').Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MarkdownReport.Write(data), Does.Contain("| expert | 100.0 % |"));
            Assert.That(page, Does.Contain("<td class='name'>expert<td><strong>100.0 %</strong>"));
            Assert.That(page, Does.Not.Contain("http:").And.Not.Contain("https:"), "it asks the network for nothing");
            Assert.That(rows, Has.Length.EqualTo(data.Panel.Episodes.Length + 1));
            Assert.That(EpisodeColumns.JsonLines(data).TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("game").GetString()), Is.All.Not.Empty);
            Assert.That(JsonDocument.Parse(JsonReport.Write(data)).RootElement.GetProperty("agents")[0].GetProperty("success").GetDouble(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Surprises_are_set_against_the_same_games_without_them(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, """
            name: surprised
            games:
              - paths: [GAMES]
            agents:
              - {agent: expert, surprises: [none, jammed, slip]}
            seed: 3
            """);
        await panel.PlayAsync("run", cancellationToken);

        var arms = ReportData.Read(new RunFolder(folder.Place("run")), "test").Arms;
        string Text(string code, int arm) => MetricTable.Rows.Single(row => row.Code == code).Text(arms[arm]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text("surprised", 0), Is.EqualTo("—"), "nobody asked");
            Assert.That(arms[1].Episodes.Count(episode => episode.Surprises > 0), Is.InRange(1, panel.Games - 1), "not every expert opens something");
            Assert.That(Text("surprised", 2), Is.EqualTo("100.0 %"));
            Assert.That(Text("surprise_recovery", 2), Is.EqualTo("100.0 %"));
            Assert.That(Text("surprise_without", 2), Is.EqualTo("100.0 %"));
            Assert.That(Text("surprise_steps", 2), Is.EqualTo("1.0"));
        }
    }

    [Test]
    public async Task Names_from_outside_are_encoded(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var data = await PlayedAsync(folder, cancellationToken);

        var page = new HtmlReport(data with { Arms = [data.Arms[0] with { Name = "<script>alert(1)</script>" }], Comparisons = [] }).Write();

        Assert.That(page, Does.Not.Contain("<script>"));
    }

    [Test]
    public async Task A_report_over_less_than_all_must_be_asked_for(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var panel = PlayedPanel.Of(folder, PlayedPanel.Text);
        await panel.PlayAsync("run", cancellationToken, shard: 1, shards: 2);

        var data = ReportData.Read(new RunFolder(folder.Place("run")), "1.2.3");

        Assert.That(() => data.MustBeWhole("run"), Throws.TypeOf<CannotContinueException>().With.Message.Contains("--partial"));
    }

    [Test]
    public async Task Published_figures_that_were_measured_otherwise_say_what_differs(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var data = await PlayedAsync(folder, cancellationToken);

        var beside = PublishedTable.Beside(data, "published");

        Assert.That(beside.Where(row => row.IsComparable), Is.Empty, "two games are not 134");
        Assert.That(beside.Single(row => row.Arm == "expert" && row.Row is { System: "CodeAct (MINT), replayed", Model: "gpt-4-0613" }).Differences, Has.Some.StartWith("games: 134, not "));
    }

    [Test]
    public async Task Conversations_alternate_and_no_scene_is_in_both_parts(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await PlayedAsync(folder, cancellationToken);

        var dataset = Dataset.Of(new RunFolder(folder.Place("run")), new DatasetOptions { Filters = [DatasetFilter.Find("won")], TestShare = 0.5 });

        var all = dataset.Train.Concat(dataset.Test).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Is.Not.Empty);
            Assert.That(all.Select(item => item.Won), Is.All.True);
            Assert.That(all.SelectMany(item => item.Messages.Skip(1).Select((message, index) => message.Speaker == (index % 2 == 0 ? Speaker.User : Speaker.Assistant))), Is.All.True);
            Assert.That(all.Select(item => item.Messages[^1].Speaker), Is.All.EqualTo(Speaker.Assistant));
            Assert.That(dataset.Train.Select(item => item.Scene).Intersect(dataset.Test.Select(item => item.Scene)), Is.Empty);
            Assert.That(DatasetWriter.Line(all[0], DatasetFormat.All.Single(format => format.Name == "sharegpt")), Does.Contain("""{"from":"gpt","value":"""));
        }
    }

    private static async Task<ReportData> PlayedAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var panel = PlayedPanel.Of(folder, PlayedPanel.Text);
        await panel.PlayAsync("run", cancellationToken);
        return ReportData.Read(new RunFolder(folder.Place("run")), "1.2.3");
    }
}
