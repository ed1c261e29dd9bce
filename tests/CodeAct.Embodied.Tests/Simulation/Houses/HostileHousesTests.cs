using System.Text;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

[Category(TestCategory.Slow)]
public sealed class HostileHousesTests
{
    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Case("nothing at all", "");
        yield return Case("a comment only", "# nothing\n");
        yield return Case("a text only", "kitchen");
        yield return Case("lists nested deeply enough to overflow a stack", new string('[', 500_000));
        yield return Case("tables nested deeply", string.Concat(Enumerable.Repeat("{a: ", 200_000)));
        yield return Case("indented lists nested deeply", string.Concat(Enumerable.Repeat("- ", 200_000)));
        yield return Case("keys nested deeply", string.Concat(Enumerable.Repeat("? ", 200_000)));
        yield return Case("the billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        yield return Case("very many values", "title: [" + string.Concat(Enumerable.Repeat("x, ", 300_000)) + "]");
        yield return Case("very many pieces", "furniture:\n" + string.Concat(Enumerable.Range(1, 600).Select(i => $"  desk {i}: {{at: [0, 0]}}\n")));
        yield return Case("very many unknown keys", string.Concat(Enumerable.Range(1, 20_000).Select(i => $"key{i}: 1\n")));
        yield return Case("a very long word", "title: " + new string('x', 1_000_000));
        yield return Case("a null character", "title: a\0b");
        yield return Case("an unpaired surrogate", "title: a\ud800b\nrobot: \"\ud800\"");
        yield return Case("tabs", "title:\tx\n\trobot: 1");
        yield return Case("a directive", "%YAML 9.9\n---\ntitle: x");
        yield return Case("an end without a beginning", "]}");
        yield return Case("an unfinished text", "title: \"x");
        yield return Case("a bad escape", "title: \"\\q\"");
        yield return Case("a merge of tables", "<<: {title: x}");

        static TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Texts))]
    [CancelAfter(10_000)]
    public void A_hostile_text_is_refused_in_bounded_words(string text, CancellationToken cancellationToken)
    {
        var problems = HouseProblemsTests.ProblemsOf(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Is.Not.Empty.And.Count.AtMost(101));
            Assert.That(problems.Select(problem => problem.Message.Length), Has.All.AtMost(2000));
            Assert.That(problems.SelectMany(problem => problem.Message), Has.None.Matches<char>(char.IsControl));
            Assert.That(cancellationToken.IsCancellationRequested, Is.False);
        }
    }

    [Test]
    public void A_sound_house_cut_or_damaged_anywhere_gives_problems_or_a_house([Range(0, 19)] int seed)
    {
        var random = new Random(seed);
        var text = File.ReadAllText(Path.Combine(GoldenFile.Root, "worlds", "flat.yaml"));

        for (var i = 0; i < 40; i++)
        {
            var damaged = new StringBuilder(text);
            for (var j = 0; j < 1 + seed % 4; j++)
                damaged[random.Next(damaged.Length)] = "{}[]:,&*!|>'\"#%@`-? \n\t0a"[random.Next(24)];
            damaged.Length = random.Next(2) == 0 ? damaged.Length : random.Next(damaged.Length);

            Assert.That(() => HouseProblemsTests.ProblemsOf(damaged.ToString()), Throws.Nothing, $"seed {seed}, text {i}");
        }
    }

    [Test]
    public void The_largest_house_that_is_allowed_is_judged_in_time()
    {
        var text = new StringBuilder("title: Large\nrobot: [1, 1]\nrooms:\n  hall: {from: [-50, -50], to: [50, 50]}\nfurniture:\n");
        for (var i = 0; i < 500; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  desk {i + 1}: {{at: [{-45 + i % 25 * 3}, {-45 + i / 25 * 3}]}}\n");
        text.Append("tasks:\n  a: {goal: {some: pen, on: desk}}\n");

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var problems = HouseProblemsTests.ProblemsOf(text.ToString());

        Assert.That(problems, Has.One.Property(nameof(WorldProblem.Message)).Contains("there is no pen"));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }
}
