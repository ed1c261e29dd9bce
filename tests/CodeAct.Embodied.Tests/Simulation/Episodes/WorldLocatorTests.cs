using System.Text;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Episodes;

/// <summary>What is said where somebody names something that is no world.</summary>
public sealed class WorldLocatorTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("trials/a/game.tw-pddl", "trials", "this is a folder of games; name one of them, for example", TestName = "A_folder_of_games")]
    [TestCase("data/valid.jsonl.gz", "data", "this is a folder of collections; name a row of one:", TestName = "A_folder_of_collections")]
    [TestCase("trials/a/traj_data.json", "trials/a", "the trials in this folder have no game.tw-pddl", TestName = "A_trial_without_its_game")]
    [TestCase("trials/a/traj_data.json", "trials/a/traj_data.json", "its game, game.tw-pddl, is not there", TestName = "The_record_of_a_trial")]
    [TestCase("mine/house.yaml", "mine", "this is a folder; name a house in it, for example", TestName = "A_folder_of_houses")]
    [TestCase("empty/readme.txt", "empty", "there is no game and no house in this folder", TestName = "A_folder_of_something_else")]
    [TestCase("pupil.py", "pupil.py", "this is a program; run it with 'codeact run", TestName = "A_program")]
    public void It_is_said_what_it_is(string file, string named, string sentence)
    {
        Write(file, "");

        Assert.That(() => WorldLocator.Find(Path.Combine(folder.Path, named)), Throws.TypeOf<InputException>().With.Message.Contains(sentence));
    }

    [Test]
    public void The_log_of_an_episode_is_no_collection()
    {
        var path = Write("log.jsonl", "{\"type\":\"episode_start\",\"episode\":\"1\"}\n");

        Assert.That(() => WorldLocator.Find(path), Throws.TypeOf<InputException>().With.Message.Contains("this is the log of an episode"));
    }

    [TestCase("game.tw-pddl")]
    [TestCase("valid.jsonl")]
    [TestCase("valid.jsonl.gz")]
    public void A_pointer_of_Gits_is_named(string file)
    {
        var path = Write(file, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");

        Assert.That(() => WorldLocator.Find(path), Throws.TypeOf<InputException>().With.Message.Contains("Git LFS's pointer"));
    }

    [Test]
    public void A_mark_of_byte_order_before_a_game_is_no_fault()
    {
        var path = Write("game.tw-pddl", Encoding.UTF8.GetString(Encoding.UTF8.Preamble) + "{}");

        Assert.That(() => WorldLocator.Find(path), Throws.TypeOf<InputException>().With.Message.Not.Contains("no valid JSON"));
    }

    [Test]
    public void A_folder_may_have_a_sharp_in_its_name()
    {
        var path = Write("runs#1/kitchen.yaml", File.ReadAllText(Path.Combine(GoldenFile.Root, "worlds/kitchen.yaml")));

        Assert.That(WorldLocator.Find(path).World.Name, Does.StartWith("kitchen"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
