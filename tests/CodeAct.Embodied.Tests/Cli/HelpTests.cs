using System.CommandLine;
using CodeAct.Embodied.Cli.Commands;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(60_000)]
public sealed class HelpTests
{
    [TestCaseSource(nameof(Commands))]
    public async Task Help_is_as_recorded(string command, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();

        var help = await CodeactProcess.RunAsync(folder.Path, cancellationToken, [.. command.Split(' ')[1..], "--help"]);

        Assert.That(help.ExitCode, Is.Zero, help.Error);
        GoldenFile.Check($"tests/CodeAct.Embodied.Tests/Cli/Golden/help/{command.Replace(' ', '-')}.txt", help.Output);
    }

    private static IEnumerable<TestCaseData> Commands() => Names("codeact", CommandLine.Create())
        .Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    private static IEnumerable<string> Names(string name, Command command) =>
        command.Subcommands.SelectMany(inner => Names($"{name} {inner.Name}", inner)).Prepend(name);
}
