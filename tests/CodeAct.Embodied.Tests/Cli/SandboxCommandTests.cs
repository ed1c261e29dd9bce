using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>The sandbox as different users find it, and what programs leave beside the log.</summary>
[CancelAfter(300_000)]
public sealed class SandboxCommandTests : IDisposable
{
    private static readonly string[] OrdinaryUser = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "--"];
    private static readonly string[] NoNamespaces =
        ["bwrap", "--dev-bind", "/", "/", "--unshare-user", "--disable-userns", "--proc", "/proc", "--die-with-parent", "--"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Attacks_hold_for_who_runs_the_tests(CancellationToken cancellationToken) =>
        await HoldsAsync([], "network", cancellationToken);

    [Test]
    public async Task Attacks_hold_for_an_ordinary_user(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Only root can become somebody else; an ordinary user is tried by the other tests then.");

        await HoldsAsync(OrdinaryUser, "peeking", cancellationToken);
    }

    [Test]
    public async Task Attacks_hold_where_there_are_no_user_namespaces(CancellationToken cancellationToken)
    {
        if (!File.Exists("/usr/bin/bwrap"))
            Assert.Ignore("bubblewrap, which makes such a place, is not installed.");

        var levels = await HoldsAsync(Environment.IsPrivilegedProcess ? [.. OrdinaryUser, .. NoNamespaces] : NoNamespaces, "processes", cancellationToken);

        Assert.That(levels, Is.EqualTo(["confined by Landlock and seccomp"]));
    }

    [Test]
    public async Task Attacks_hold_for_the_only_user_of_a_container(CancellationToken cancellationToken)
    {
        if (!File.Exists("/usr/bin/bwrap"))
            Assert.Ignore("bubblewrap, which makes such a place, is not installed.");

        var levels = await HoldsAsync([.. NoNamespaces[..^1], "--uid", "0", "--gid", "0", "--"], "peeking", cancellationToken);

        Assert.That(levels, Is.EqualTo(["confined by Landlock and seccomp"]));
    }

    [Test]
    public async Task A_figure_stands_beside_the_log(CancellationToken cancellationToken)
    {
        foreach (var package in (string[])["pandas", "matplotlib"])
        {
            if (!Directory.Exists("/usr/lib/python3/dist-packages/" + package))
                Assert.Ignore($"{package} is not installed here.");
        }

        var program = folder.Write("table.py", """
            import pandas
            import matplotlib.pyplot as plt
            rows = []
            for place in ("fridge 1", "countertop 1", "sinkbasin 1"):
                rows.append({"place": place, "things": len(goto(place).objects)})
            table = pandas.DataFrame(rows)
            print(table.things.sum())
            table.plot.bar(x="place", y="things")
            plt.savefig("places.png")
            """);
        var run = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "run", "--agent", program, "--allow", "pandas,matplotlib", "--log", "here.jsonl");

        var ended = EpisodeLog.Read(Path.Combine(folder.Path, "here.jsonl")).Events.OfType<CodeEnded>().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended.Files, Is.EqualTo(["here.files/01-places.png"]), run.Output);
            Assert.That(Path.Combine(folder.Path, "here.files", "01-places.png"), Does.Exist);
        }
    }

    [Test]
    public async Task Tools_of_the_user_are_called_and_logged(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "skills"));
        folder.Write("skills/walk.py", "def walk(places):\n    return [goto(place) for place in places]");
        var program = folder.Write("use.py", "walk(['fridge 1', 'toaster 1'])");

        await CodeactProcess.RunAsync(folder.Path, cancellationToken, "run", "--agent", program, "--tools", "skills", "--log", "here.jsonl");

        var events = EpisodeLog.Read(Path.Combine(folder.Path, "here.jsonl")).Events;
        var use = events.OfType<CodeEnded>().Single().Tools!.Value.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((use.Function, use.Line, use.PrimitivesBefore), Is.EqualTo(("walk", 1, 0)));
            Assert.That(use.Arguments, Is.EqualTo(["['fridge 1', 'toaster 1']"]));
            Assert.That(events.OfType<PrimitiveCalled>().Select(call => call.Line), Is.EqualTo([1, 1]));
        }
    }

    [Test]
    public async Task Python_in_process_is_refused_for_what_a_model_wrote(CancellationToken cancellationToken)
    {
        var run = await CodeactProcess.RunAsync(folder.Path, cancellationToken, "run", "--agent", "transcript:no.jsonl", "--python", "embedded");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--trust-code").Or.Contain("no.jsonl"));
        }
    }

    private static async Task<string[]> HoldsAsync(string[] before, string attacks, CancellationToken cancellationToken)
    {
        string[] words = [.. before, "dotnet", Path.Combine(TestContext.CurrentContext.TestDirectory, "codeact.dll"), "doctor", "--sandbox", "--attacks", attacks, "--quick", "--json"];
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        var results = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.That(process.ExitCode, Is.Zero, output + await errors);
        Assert.That(results, Has.Count.GreaterThan(5));
        return [.. results.Select(result => result.GetProperty("confinement").GetString()!).Distinct()];
    }
}
