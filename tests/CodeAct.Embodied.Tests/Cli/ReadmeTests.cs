using System.Text.RegularExpressions;
using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>What the README promises.</summary>
[CancelAfter(60_000)]
public sealed partial class ReadmeTests
{
    // Signature, version, width and height.
    private const int SizeOfGifHeader = 10;

    private static readonly string Games = Path.Combine(GoldenFile.Root, "tests/CodeAct.Embodied.Tests/Alfworld");
    private static readonly string Text = File.ReadAllText(Path.Combine(GoldenFile.Root, "README.md"));

    [TestCaseSource(nameof(Commands))]
    public void A_command_of_the_README_is_understood(string line)
    {
        var arguments = line.Replace("$mode", "code").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(CommandLine.Create().Parse(arguments).Errors.Select(error => error.Message), Is.Empty);
    }

    [Test]
    public void The_house_of_the_README_is_sound_and_has_about_twenty_lines()
    {
        var yaml = Block("yaml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(HouseReader.Read("my-house", "my-house.yaml", yaml, WorldCatalog.Shipped.Kinds).Tasks, Is.Not.Empty);
            Assert.That(yaml.Split('\n').Count(line => line.Trim().Length > 0), Is.LessThanOrEqualTo(20));
        }
    }

    [Test]
    public async Task The_transcript_of_the_README_is_what_the_program_prints(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();

        var run = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "run", "-q");

        Assert.That(WithoutCircumstances("$ ./codeact run -q\n" + run.Output), Is.EqualTo(WithoutCircumstances(Block("console"))));
    }

    [Test, CancelAfter(300_000)]
    [Category(TestCategory.Slow)]
    public async Task The_commands_of_the_README_run(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ChatServer.StartAsync(Answers.Text("I do not know what to do."));
        folder.Write("my_program.py", Block("python"));
        folder.Write("my-house.yaml", Block("yaml"));
        Directory.CreateSymbolicLink(folder.Place("suites"), Path.Combine(GoldenFile.Root, "suites"));

        foreach (var line in Commands().Where(line => !line.StartsWith("replay", StringComparison.Ordinal)))
        {
            string[] modes = line.Contains("$mode", StringComparison.Ordinal) ? ["code", "json", "text"] : [""];
            foreach (var mode in modes)
            {
                using var process = CodeactProcess.StartOther(folder.Path, [$"ALFWORLD_DATA={Games}", .. CodeactProcess.Words, .. WordsOf(line, mode, server)]);
                var run = await process.FinishAsync(cancellationToken);

                Assert.That(run.ExitCode, MayBeLost(line) ? Is.EqualTo(0).Or.EqualTo(4) : Is.Zero, $"{line}\n{run.Output}\n{run.Error}");
            }
        }
    }

    [Test, CancelAfter(120_000)]
    [Category(TestCategory.Slow)]
    public async Task The_moving_picture_of_the_README_is_made_as_it_says(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var shown = Picture().Match(Text).Groups["path"].Value;
        var made = folder.Place(shown);

        await CodeactProcess.RunAsync(folder.Path, cancellationToken, [.. Commands().Single(line => line.EndsWith("--log tomato.jsonl", StringComparison.Ordinal)).Split(' ')]);
        var export = await CodeactProcess.RunAsync(folder.Path, cancellationToken, [.. Commands().Single(line => line.EndsWith("--fps 10", StringComparison.Ordinal)).Split(' ')]);

        if (export.Error.Contains("build-raylib.sh", StringComparison.Ordinal))
            Assert.Ignore(export.Error);
        Assert.That(export.ExitCode, Is.Zero, export.Error);
        var (expected, actual) = (await File.ReadAllBytesAsync(Path.Combine(GoldenFile.Root, shown), cancellationToken), await File.ReadAllBytesAsync(made, cancellationToken));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual[..SizeOfGifHeader], Is.EqualTo(expected[..SizeOfGifHeader]), "another kind of file or another size");
            Assert.That(expected, Has.Length.LessThan(1_500_000));
        }
    }

    // No machine of the build service has these, so that nothing here can say that the commands do what they promise.
    [TestCaseSource(nameof(CommandsThatNeedMore))]
    public void A_command_of_the_README_that_cannot_be_tried_counts_as_skipped(string line, string lack) => Assert.Ignore($"'{line}' needs {lack}.");

    private static IEnumerable<TestCaseData> CommandsThatNeedMore() =>
        from line in Commands()
        let lack = line == "replay" ? "a display for its window; the tests of the viewer open one on a display in memory"
            : line.Contains("--model", StringComparison.Ordinal) ? "a model; it was run with a scripted endpoint" : null
        where lack is not null
        select new TestCaseData(line, lack);

    // A scripted endpoint stands for the models, one of the dozen games in the repository for the game.
    private static IEnumerable<string> WordsOf(string line, string mode, ChatServer server)
    {
        IEnumerable<string> words = line.Replace("$mode", mode, StringComparison.Ordinal)
            .Replace("http://localhost:11434/v1", $"{server.BaseUrl}", StringComparison.Ordinal)
            .Replace("GAME", Path.Combine(Games, "games/valid_seen.jsonl.gz#trial_T20190910_173916_331859"), StringComparison.Ordinal)
            .Replace("PATH", Games, StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return line.Contains("--model", StringComparison.Ordinal) && !line.Contains("--base-url", StringComparison.Ordinal) ? [.. words, "--base-url", $"{server.BaseUrl}"] : words;
    }

    // The model has nothing to say, and nobody sits at the keyboard.
    private static bool MayBeLost(string line) => line.Contains("--model", StringComparison.Ordinal) || line.StartsWith("play", StringComparison.Ordinal) || line.StartsWith("compare", StringComparison.Ordinal);

    private static IEnumerable<string> Commands() =>
        CommandLines().Matches(Text).Select(match => match.Groups["arguments"].Value.Trim()).Distinct();

    private static string Block(string language) =>
        Text.Split($"```{language}\n")[1].Split("\n```")[0];

    // The machine's Python, the time it took and the name of the log are not promised.
    private static string WithoutCircumstances(string transcript) =>
        Circumstances().Replace(transcript.TrimEnd(), "");

    [GeneratedRegex(@"(?:^    |\bdo |`)(?:[A-Z_]+=\S+ )?\./codeact (?<arguments>[^;`\n]*?)(?= {2,}#|;|`|$)", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@"!\[[^]]*\]\((?<path>[^)]*\.gif)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@", Python [^\n]*|, [\d.]+ s\.$|^Log: .*$", RegexOptions.Multiline)]
    private static partial Regex Circumstances();
}
