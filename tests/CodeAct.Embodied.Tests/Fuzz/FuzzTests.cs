using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Fuzz;

/// <summary>Spoilt input of every kind is understood, or refused as the user's to mend. <c>./test --fuzz MINUTES</c> goes on for longer,
/// from other beginnings; what failed is kept in the folder <c>Corpus</c> and tried first from then on.</summary>
[Category(TestCategory.Slow)]
public sealed class FuzzTests
{
    private const int RoundTests = 100;
    private const double UsualMinutes = 1;

    private static readonly string Corpus = Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Fuzz", "Corpus");

    // Set by ./test --fuzz: how long all targets take together.
    private static readonly string? Minutes = Environment.GetEnvironmentVariable("FUZZ_MINUTES");

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCaseSource(nameof(Targets))]
    public void No_input_is_our_mistake(string name)
    {
        var target = FuzzTarget.All.Single(known => known.Name == name);
        foreach (var sound in target.Sound)
            Take(target, sound);

        var time = TimeSpan.FromMinutes((Minutes is null ? UsualMinutes : double.Parse(Minutes, CultureInfo.InvariantCulture)) / FuzzTarget.All.Count);
        var clock = Stopwatch.StartNew();
        // Usually always the same inputs, so that who changes something else is not held up.
        var seed = Minutes is null ? 1 : (ulong)Environment.TickCount64;
        for (var round = 0; clock.Elapsed < time; round++)
        {
            var sound = target.Sound[round % target.Sound.Length];
            var config = Config.QuickThrowOnFailure.WithMaxTest(RoundTests).WithEndSize(40).WithReplay(seed + (ulong)round, 13);
            Check.One(config, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers => Take(target, Mutation.Apply(sound, numbers))));
        }
    }

    [TestCaseSource(nameof(Found))]
    public void What_failed_once_is_taken(string path) =>
        Take(FuzzTarget.All.Single(known => known.Name == Path.GetFileName(Path.GetDirectoryName(path))), File.ReadAllBytes(Path.Combine(Corpus, path)));

    private void Take(FuzzTarget target, byte[] input)
    {
        var path = folder.Place("input.yaml");
        File.WriteAllBytes(path, input);
        try
        {
            target.Read(input, path);
        }
        catch (Exception exception) when (exception is InputException or CannotContinueException)
        {
            // A sentence for the user, as it should be.
        }
        catch (Exception)
        {
            File.WriteAllBytes(Path.Combine(Path.GetTempPath(), $"codeact-fuzz-{target.Name}"), input);
            throw;
        }
    }

    private static IEnumerable<string> Targets() => FuzzTarget.All.Select(target => target.Name);

    private static IEnumerable<string> Found() =>
        Directory.Exists(Corpus) ? Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Corpus, path)).Order(StringComparer.Ordinal) : [];
}
