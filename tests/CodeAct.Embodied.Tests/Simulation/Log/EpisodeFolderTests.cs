using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>Which log is meant by <c>LAST</c>, and by the name of a file.</summary>
[NonParallelizable]
public sealed class EpisodeFolderTests
{
    private readonly TemporaryFolder folder = new();
    private readonly string before = Environment.CurrentDirectory;

    [SetUp]
    public void Enter() => Environment.CurrentDirectory = folder.Path;

    [TearDown]
    public void Leave()
    {
        Environment.CurrentDirectory = before;
        folder.Dispose();
    }

    [TestCase("log.jsonl", TestName = "A_name_is_that_of_a_file")]
    [TestCase("LAST.jsonl", TestName = "LAST_is_a_whole_word")]
    public void A_file(string name)
    {
        Add("20260101-120000-kitchen.jsonl");

        Assert.That(EpisodeFolder.Find(name), Is.EqualTo(name));
    }

    [TestCase("LAST")]
    [TestCase("last")]
    public void The_newest_by_the_time_in_its_name_is_found(string word)
    {
        Add("20260102-120000-kitchen.jsonl", "20260103-115959-attic.jsonl", "20260103-120000-kitchen.jsonl", "20260101-120000-kitchen.jsonl");
        File.WriteAllText("episodes/20270101-120000-notes.txt", "");

        Assert.That(EpisodeFolder.Find(word), Is.EqualTo("episodes/20260103-120000-kitchen.jsonl"));
    }

    [TestCase("20260101-120000-kitchen-2.jsonl", "20260101-120000-kitchen.jsonl")]
    [TestCase("20260101-120000-kitchen-10.jsonl", "20260101-120000-kitchen-9.jsonl")]
    public void Of_those_that_began_in_one_second_the_one_with_the_highest_number_is_found(string newer, string older) =>
        Assert.That(Newest(newer, older), Is.EqualTo(newer));

    [TestCase("mine.jsonl", Description = "shorter than a time")]
    [TestCase("my-best-run-so-far.jsonl", Description = "as long as a time, and none")]
    public void A_log_with_a_name_of_its_own_is_as_old_as_its_last_change(string name)
    {
        Add("20260101-120000-kitchen.jsonl", "20260103-120000-kitchen.jsonl", name);
        File.SetLastWriteTime($"episodes/{name}", new DateTime(2026, 1, 2));
        var between = EpisodeFolder.Find("LAST");
        File.SetLastWriteTime($"episodes/{name}", new DateTime(2026, 1, 4));

        Assert.That((between, EpisodeFolder.Find("LAST")), Is.EqualTo(("episodes/20260103-120000-kitchen.jsonl", $"episodes/{name}")));
    }

    [Test]
    public void A_name_may_be_a_time_and_nothing_else() =>
        Assert.That(Newest("20260101-120000.jsonl", "20251231-120000-kitchen.jsonl"), Is.EqualTo("20260101-120000.jsonl"));

    [Test]
    public void A_file_of_the_name_LAST_is_that_file()
    {
        Add("20260101-120000-kitchen.jsonl");
        File.WriteAllText("LAST", "");

        Assert.That(EpisodeFolder.Find("LAST"), Is.EqualTo("LAST"));
    }

    [Test]
    public void Nothing_is_found_where_there_is_no_folder() =>
        Assert.That(EpisodeFolder.Find("LAST"), Is.Null);

    [Test]
    public void Nothing_is_found_in_an_empty_folder() => Assert.That(Newest(), Is.Null);

    private static string? Newest(params string[] names)
    {
        Add(names);
        return EpisodeFolder.Find("LAST") is { } path ? Path.GetFileName(path) : null;
    }

    private static void Add(params string[] names)
    {
        Directory.CreateDirectory("episodes");
        foreach (var name in names)
            File.WriteAllText($"episodes/{name}", "");
    }
}
