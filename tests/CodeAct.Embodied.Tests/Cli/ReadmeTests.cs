using System.Text.RegularExpressions;
using CodeAct.Embodied.Cli.Commands;
using CodeAct.Embodied.Simulation.Houses;
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

        var run = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "run");

        Assert.That(WithoutCircumstances("$ ./codeact run\n" + run.Output), Is.EqualTo(WithoutCircumstances(Block("console"))));
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
