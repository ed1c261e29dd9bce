using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Cli.Rendering;
using CodeAct.Embodied.Tests.Cli;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>Thirty logs that version 0.1 wrote, with what is said of them (as it did, and what still missed at the end): all modes; won, lost, torn and failed.</summary>
[CancelAfter(120_000)]
public sealed class Format1Tests
{
    private static readonly string Folder = Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Simulation", "Log", "Format1");

    [TestCaseSource(nameof(Logs))]
    public void It_reads_as_it_did(string name)
    {
        var shown = new StringWriter();

        LogCommand.Print(Read(name), new Screen(shown, width: null, colours: false));

        Assert.That(shown.ToString(), Is.EqualTo(Expected(name + ".txt")));
    }

    [TestCaseSource(nameof(Logs))]
    public void It_plays_again_to_the_same_state(string name)
    {
        var log = Read(name);

        var replay = Replay.Of(log, name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replay.DivergesAt, Is.Null);
            Assert.That(replay.StateAfter(replay.Steps.Count).State.Hash(), Is.EqualTo(replay.Steps.Count > 0 ? replay.Steps[^1].Call.State : log.Start.State));
            Assert.That(WorldHash.Of(log.Start.World), Is.EqualTo(log.Start.WorldHash));
        }
    }

    [TestCaseSource(nameof(Logs))]
    public void Written_again_it_is_a_log_of_format_2(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Place("log.jsonl");
        var log = Read(name);

        using (var writer = EpisodeLogWriter.Create(path))
        {
            foreach (var item in log.Events)
                writer.Write(item);
        }

        var again = EpisodeLog.Read(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Events.Select(item => item.ToJson()), Is.EqualTo(log.Events.Select(item => item.ToJson())));
            Assert.That(again.Start.Format, Is.EqualTo(2));
            Assert.That(again.Events.Select(item => item.Episode).Distinct().Single(), Does.Match("^[0-9a-f]{16}$"));
            Assert.That(log.Skipped, Is.Empty);
            LogSchema.Check(File.ReadLines(path));
        }
    }

    [TestCaseSource(nameof(Comparisons))]
    [Category(TestCategory.Slow)]
    public async Task They_compare_as_they_did(string name, string[] logs, CancellationToken cancellationToken)
    {
        var shown = await CodeactProcess.RunAsync(Folder, cancellationToken, ["compare", .. logs]);
        var figures = await CodeactProcess.RunAsync(Folder, cancellationToken, ["compare", "--json", .. logs]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Output, Is.EqualTo(Expected(name + ".txt")), shown.Error);
            Assert.That(figures.Output, Is.EqualTo(Expected(name + ".json")), figures.Error);
        }
    }

    private static EpisodeLog Read(string name) => EpisodeLog.Read(Path.Combine(Folder, name + ".jsonl"));

    private static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, "expected", name));

    private static IEnumerable<string> Logs() =>
        Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Comparisons() =>
        from row in File.ReadLines(Path.Combine(Folder, "expected", "compare.tsv"))
        let cells = row.Split('\t')
        select new TestCaseData(cells[0], cells[1..]).SetArgDisplayNames(cells[0]);
}
