using CodeAct.Embodied.Cli.Rendering;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(60_000)]
public sealed class LogCommandTests
{
    private const string Golden = "tests/CodeAct.Embodied.Tests/Cli/Golden";

    private static string Recorded => Path.Combine(GoldenFile.Root, Golden, "episode.jsonl");

    [Test]
    public async Task A_pipe_gets_plain_text(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();

        var shown = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "log", Recorded);

        Assert.That(shown.ExitCode, Is.Zero, shown.Error);
        GoldenFile.Check($"{Golden}/episode.txt", shown.Output);
    }

    [Test]
    public void A_terminal_gets_colours_and_wrapped_words()
    {
        var writer = new StringWriter();
        var printer = new EpisodePrinter(new Screen(writer, width: 60, colours: true));

        foreach (var item in EpisodeLog.Read(Recorded).Events)
            printer.Print(item);

        GoldenFile.Check($"{Golden}/episode-terminal.txt", writer.ToString().Replace("\u001b", "\\e", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_torn_last_line_is_left_out_and_mentioned(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var lines = await File.ReadAllLinesAsync(Recorded, cancellationToken);
        folder.Write("torn.jsonl", string.Join('\n', lines[..5]) + "\n" + lines[5][..20]);

        var shown = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "log", "torn.jsonl");
        var json = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "log", "torn.jsonl", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Lines[^2], Does.StartWith("The episode did not come to its end"));
            Assert.That(shown.Lines[^1], Does.StartWith("Its last line is torn"));
            Assert.That(json.Lines, Is.EqualTo(lines[..5]));
            Assert.That(json.Error, Does.Contain("torn"));
        }
    }

    [Test]
    public async Task What_a_newer_program_wrote_is_left_out_and_mentioned_once(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var log = await File.ReadAllTextAsync(Recorded, cancellationToken);
        folder.Write("newer.jsonl", log.Replace("\"won\":false", "\"won\":false,\"mood\":1", StringComparison.Ordinal));

        var shown = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "log", "newer.jsonl");

        using (Assert.EnterMultipleScope())
        {
            GoldenFile.Check($"{Golden}/episode.txt", shown.Output);
            Assert.That(shown.Error, Is.EqualTo("codeact: newer.jsonl: written by a newer version; this one left out the field mood of primitive\n"));
        }
    }

    [Test]
    public async Task Without_a_file_it_shows_the_newest_episode_of_the_folder(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "episodes"));
        File.Copy(Recorded, Path.Combine(folder.Path, "episodes", "20260101-120000-kitchen-explorer.jsonl"));
        folder.Write("episodes/20250101-120000-kitchen-explorer.jsonl", "not this one");

        var shown = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "log");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.ExitCode, Is.Zero, shown.Error);
            Assert.That(shown.Lines[0], Is.EqualTo("kitchen#heat-egg"));
        }
    }
}
