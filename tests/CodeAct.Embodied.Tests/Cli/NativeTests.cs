using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>The program compiled ahead does what the program does, wherever YAML or JSON is read or written: what a reader by
/// reflection cannot find is missing there and nowhere else. Skipped where it cannot be compiled.</summary>
[Category("Native"), NonParallelizable, CancelAfter(120_000)]
public sealed partial class NativeTests : IDisposable
{
    private static readonly string Artifacts = Path.Combine(GoldenFile.Root, "artifacts", "native");
    private static readonly string Native = Path.Combine(Artifacts, "codeact", "codeact");
    private static readonly TimeSpan CompileLimit = TimeSpan.FromMinutes(20);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [OneTimeSetUp]
    public static async Task Compile()
    {
        if (SystemProgram.Find("clang") is null && SystemProgram.Find("gcc") is null)
            Assert.Ignore("There is no linker, clang or gcc, to compile the program ahead with.");
        var restored = await DotnetAsync("restore");
        if (restored.ExitCode != 0)
            Assert.Ignore($"What compiles the program ahead cannot be had from the package feed. {restored.Output}");
        var published = await DotnetAsync("publish", "--no-restore", "-c", "Release", "-p:RunAnalyzers=false", "-o", Path.GetDirectoryName(Native)!);
        Assert.That(published.ExitCode, Is.Zero, published.Output);
    }

    [TestCase("worlds list --json", TestName = "Kinds and houses are read, and listed as JSON")]
    [TestCase("worlds show flat", TestName = "A house is drawn")]
    [TestCase("worlds check broken.yaml", TestName = "Every problem of a broken house has its place")]
    [TestCase("worlds check broken.yaml --json", TestName = "Problems are written as JSON")]
    [TestCase("run kitchen --log here.jsonl", TestName = "An episode is played")]
    [TestCase("run kitchen --agent openai --model tiny --mode code --log here.jsonl --replay empty", TestName = "Profiles are read, and the worked example of a prompt")]
    [TestCase("run kitchen --agent openai --model tiny --log here.jsonl --profiles own.yaml --replay other", TestName = "A profile of one's own changes the request")]
    [TestCase("run kitchen --agent openai --model tiny --log here.jsonl --profiles broken-own.yaml", TestName = "Every problem of a broken profile has its place")]
    public async Task It_says_what_the_program_says(string command, CancellationToken cancellationToken)
    {
        folder.Write("broken.yaml", "title: Broken\nrobot: [1, 1]\nrooms: {kitchen: {from: [0, 0], to: [4, é]}}\nfurnitur: {}\n");
        folder.Write("own.yaml", "- {name: mine, model: tiny, system_role: fold, context_tokens: 8192, price: {prompt: 1, completion: 2.5}, extra_body: {top_k: 40}}\n");
        folder.Write("broken-own.yaml", "- {nam: mine, system_role: fould, merge_roles: perhaps, context_tokens: 1.5, price: {prompt: 1}}\n");
        Directory.CreateDirectory(folder.Place("other"));
        folder.Write("other/one.json", """{"request": {"model": "tiny"}, "answers": []}""");
        var words = command.Split(' ');

        var expected = await FinishAsync(CodeactProcess.Start(folder.Path, words), cancellationToken);
        File.Delete(folder.Place("here.jsonl"));
        var native = await FinishAsync(CodeactProcess.StartOther(folder.Path, [Native, .. words]), cancellationToken);

        Assert.That(native, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_model_plays_in_each_mode_and_its_calls_are_recorded(CancellationToken cancellationToken)
    {
        foreach (var mode in Enum.GetValues<ActionMode>())
        {
            await using var server = await ChatServer.StartAsync(SolvedGame.Script(WorldCatalog.Shipped.Load("kitchen"), mode));
            var run = await FinishAsync(
                CodeactProcess.StartOther(
                    folder.Path, [Native, "run", "kitchen", "--agent", "openai", "--model", "tiny", "--base-url", server.BaseUrl.ToString(), "--mode", mode.Name(), "--record", mode.Name(), "--log", $"{mode.Name()}.jsonl"]),
                cancellationToken);
            Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
            Assert.That(Directory.GetFiles(folder.Place(mode.Name())), Is.Not.Empty);
        }

        string[] compare = ["compare", "code.jsonl", "json.jsonl", "text.jsonl", "--json"];
        var compared = await FinishAsync(CodeactProcess.StartOther(folder.Path, [Native, .. compare]), cancellationToken);

        Assert.That(compared, Is.EqualTo(await FinishAsync(CodeactProcess.Start(folder.Path, compare), cancellationToken)));
    }

    private static async Task<Finished> FinishAsync(CodeactProcess process, CancellationToken cancellationToken)
    {
        using (process)
        {
            var finished = await process.FinishAsync(cancellationToken);
            return finished with { Output = Seconds().Replace(finished.Output, "# s"), Error = Seconds().Replace(finished.Error, "# s") };
        }
    }

    // In a folder of its own: the builds of the solution are for another platform, and must stay what they are.
    private static async Task<Finished> DotnetAsync(string command, params string[] options)
    {
        using var limit = new CancellationTokenSource(CompileLimit);
        using var dotnet = CodeactProcess.StartOther(GoldenFile.Root, [
            "dotnet", command, "src/CodeAct.Embodied.Cli", "-p:PublishAot=true", "--use-current-runtime", "--artifacts-path", Artifacts, "-v", "quiet", "--disable-build-servers", .. options]);
        return await dotnet.FinishAsync(limit.Token);
    }

    [GeneratedRegex(@"[0-9.]+ s\b")]
    private static partial Regex Seconds();
}
