using System.IO.Compression;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>Inputs that never end, or are far too large, cost no more than 256 MiB of managed memory and are refused with a sentence.</summary>
[Category(TestCategory.Slow)]
[CancelAfter(120_000)]
public sealed class HostileInputTests
{
    // With more the runtime ends the program, and that is no sentence.
    private const string MemoryLimit = "DOTNET_GCHeapHardLimit=0x10000000";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase("log /dev/zero", "longer than")]
    [TestCase("log vast.jsonl", "larger than")]
    [TestCase("eval zero.yaml --out runs", "larger than")]
    [TestCase("runs status panel", "larger than")]
    [TestCase("runs report panel --compare-with zero.yaml", "larger than")]
    [TestCase("log many.jsonl", "larger than")]
    [TestCase("compare many.jsonl many.jsonl", "larger than")]
    [TestCase("games list bomb.jsonl.gz", "longer than")]
    [TestCase("games stats broken.jsonl", "100 rows cannot be read")]
    [TestCase("games show zero.tw-pddl", "larger than")]
    [TestCase("worlds check zero.yaml", "larger than")]
    [TestCase("run zero.yaml", "larger than")]
    [TestCase("run --agent zero.py", "larger than")]
    [TestCase("run --protocol zero.yaml --agent openai --model m --base-url http://127.0.0.1:9/v1", "larger than")]
    [TestCase("run --profiles zero.yaml --agent openai --model m --base-url http://127.0.0.1:9/v1", "larger than")]
    [TestCase("run --tools tools", "larger than")]
    public async Task What_is_far_too_large_is_refused_within_bounds(string command, string message, CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["zero.tw-pddl", "zero.yaml", "zero.py", "tools/zero.py", "panel/manifest.jsonl"])
            Vast(name);
        Vast("vast.jsonl");
        if (command.Contains("many", StringComparison.Ordinal))
            WriteMany();
        WriteBomb();
        File.WriteAllLines(folder.Place("broken.jsonl"), Enumerable.Repeat("""{"pddl_problem": 1}""", 1000));

        using var process = CodeactProcess.StartOther(folder.Path, [MemoryLimit, .. CodeactProcess.Words, .. command.Split(' ')]);
        var finished = await process.FinishAsync(cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(finished.Output + finished.Error, Does.Contain(message));
            Assert.That(finished.ExitCode, Is.EqualTo(2));
        }
    }

    // A gibibyte that takes no room on the disk.
    private void Vast(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Place(name))!);
        using var file = File.Create(folder.Place(name));
        file.SetLength(1 << 30);
    }

    private void WriteMany()
    {
        var log = Directory.EnumerateFiles(Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Simulation", "Log", "Format1"), "*.jsonl").Order(StringComparer.Ordinal).First();
        using var file = File.CreateText(folder.Place("many.jsonl"));
        file.WriteLine(File.ReadLines(log).First());
        var line = """{"type":"turn_start","seconds":1,"turn":1}""";
        for (var size = 0; size <= InputLimits.Log; size += line.Length + 1)
            file.WriteLine(line);
    }

    private void WriteBomb()
    {
        using var file = new GZipStream(File.Create(folder.Place("bomb.jsonl.gz")), CompressionLevel.Fastest);
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 64; i++)
            file.Write(zeros);
    }
}
