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
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "my_program.py"), Block("python"), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "my-house.yaml"), Block("yaml"), cancellationToken);
        var game = Path.Combine(GoldenFile.Root, "tests/CodeAct.Embodied.Tests/Alfworld/games/valid_seen.jsonl.gz#trial_T20190910_173916_331859");

        // The window, and experiments that take minutes, have tests of their own.
        foreach (var line in Commands().Where(line => !line.StartsWith("replay", StringComparison.Ordinal) && !line.StartsWith("eval", StringComparison.Ordinal) && !line.StartsWith("runs", StringComparison.Ordinal)))
        {
            string[] modes = line.Contains("$mode", StringComparison.Ordinal) ? ["code", "json", "text"] : [""];
            foreach (var mode in modes)
            {
                List<string> words = [.. line.Replace("$mode", mode, StringComparison.Ordinal).Replace("http://localhost:11434/v1", $"{server.BaseUrl}", StringComparison.Ordinal).Replace("GAME", game, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                if (words.Contains("MODEL") && !words.Contains("--base-url"))
                    words.AddRange(["--base-url", $"{server.BaseUrl}"]);

                var run = await CodeactProcess.RunAsync(folder.Path, cancellationToken, [.. words]);

                Assert.That(run.ExitCode, line.StartsWith("run my_program.py", StringComparison.Ordinal) ? Is.Zero : Is.EqualTo(0).Or.EqualTo(4), $"{line}\n{run.Output}\n{run.Error}");
            }
        }
    }

    private static IEnumerable<string> Commands() =>
        CommandLines().Matches(Text).Select(match => match.Groups["arguments"].Value.Trim()).Distinct();

    private static string Block(string language) =>
        Text.Split($"```{language}\n")[1].Split("\n```")[0];

    // The machine's Python, the time it took and the name of the log are not promised.
    private static string WithoutCircumstances(string transcript) =>
        Circumstances().Replace(transcript.TrimEnd(), "");

    [GeneratedRegex(@"(?:^    |\bdo )(?:[A-Z_]+=\S+ )?\./codeact (?<arguments>[^#;\n]*?)(?= {2,}#|;|$)", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex(@", Python [^\n]*|, [\d.]+ s\.$|^Log: .*$", RegexOptions.Multiline)]
    private static partial Regex Circumstances();
}
