using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CodeAct.Embodied.Evaluation.Suites;
using CodeAct.Embodied.Simulation.Houses;
using Json.Schema;
using NUnit.Framework;
using YamlDotNet.Serialization;

namespace CodeAct.Embodied.Tests.Evaluation.Suites;

/// <summary>What a suite file says, and what is frozen of it.</summary>
public sealed class SuiteTests
{
    private const string Misspelt = """{"name": "a", "games": [{"split": "valid_unseen"}], "agents": [{"agent": "expert", "tepmerature": 1}]}""";

    private const string Small = """
        name: small
        games:
          - houses: [kitchen]
        agents:
          - agent: [expert, random]
        trials: 2
        """;

    [Test]
    public void Lists_of_choices_multiply_agents()
    {
        using var folder = new TemporaryFolder();
        var suite = SuiteReader.Read(folder.Write("suite.yaml", """
            name: many
            games: [{split: valid_unseen}]
            defaults: {steps: 30, protocol: mint}
            agents:
              - {agent: openai, model: [a, b], feedback: [classic, explained]}
              - {agent: explorer, steps: 50}
            """));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(suite.Arms.Select(arm => arm.Name), Is.EqualTo(["a classic", "a explained", "b classic", "b explained", "explorer"]));
            Assert.That(suite.Arms.Select(arm => arm.Settings.Steps), Is.EqualTo([30, 30, 30, 30, 50]));
            Assert.That(suite.Arms[4].Settings.Protocol, Is.EqualTo("mint"), "a default that the agent leaves alone");
            Assert.That(suite.Baseline, Is.EqualTo("a classic"));
        }
    }

    [Test]
    public void A_range_of_generated_worlds_is_frozen_world_by_world()
    {
        using var folder = new TemporaryFolder();
        var suite = SuiteReader.Read(folder.Write("suite.yaml", """
            name: generated
            games:
              - houses: gen1:easy,task=place:1..3
              - houses: ["gen1:rooms=1,task=place,copies=4,hide=0:3", "gen1:easy,task=heat:7"]
            agents: [{agent: expert}]
            """));

        var items = Manifest.Of(suite, new GameLoader(suite, indexFolder: null).Load(), "1.0.0").Items;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(items.Select(item => item.Game), Is.EqualTo((string[])
            [
                "gen1:copies=4,hide=0,rooms=1,task=place:1", "gen1:copies=4,hide=0,rooms=1,task=place:2", "gen1:copies=4,hide=0,rooms=1,task=place:3",
                "gen1:copies=4,hide=0,rooms=1,task=heat:7",
            ]));
            Assert.That(items.Select(item => item.LogName), Is.All.Matches("^[A-Za-z0-9._-]+$"));
        }
    }

    [Test]
    public void Surprises_make_an_agent_each_and_none_keeps_the_agents_name()
    {
        using var folder = new TemporaryFolder();
        var suite = SuiteReader.Read(folder.Write("suite.yaml", """
            name: surprised
            games: [{houses: [kitchen]}]
            agents: [{agent: expert, surprises: [none, moved, "slip,moved", all]}]
            """));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(suite.Arms.Select(arm => arm.Name), Is.EqualTo(["expert", "expert moved", "expert slip,moved", "expert all"]));
            Assert.That(suite.Arms.Select(arm => arm.Settings.Surprises), Is.EqualTo([null, "moved", "moved,slip", "moved,jammed,slip,closed,bulb,dropped"]));
            Assert.That(
                () => SuiteReader.Read(folder.Write("wrong.yaml", "name: a\ngames: [{houses: [kitchen]}]\nagents: [{agent: expert, surprises: flood}]")),
                Throws.TypeOf<WorldFormatException>().With.Message.Contains("wrong.yaml:3:37: there is no surprise 'flood'"));
        }
    }

    [Test]
    public void All_problems_of_a_file_are_told_at_once_with_their_places()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("suite.yaml", """
            name: wrong
            games: [{splitt: valid_unseen}]
            agents:
              - {agent: explorer, command: [python3]}
              - {agent: explorer, mode: cod}
            """);

        var problems = Assert.Throws<WorldFormatException>(() => SuiteReader.Read(path))!.Problems;

        Assert.That(problems.Select(problem => problem.Line), Is.SupersetOf([2, 4, 5]));
        Assert.That(problems[0].Message, Does.Contain("did you mean 'split'?"));
    }

    [Test]
    public void A_key_is_the_hash_of_the_items_line()
    {
        var manifest = Frozen(Small);
        var lines = manifest.ToText().TrimEnd('\n').Split('\n');

        Assert.That(
            manifest.Items.Select(item => item.Key),
            Is.EqualTo(lines.Skip(1).Select(line => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line))))));
        Assert.That(lines[1], Does.StartWith("""{"arm":"expert","game":"kitchen#"""));
    }

    [Test]
    public void Any_choice_that_differs_is_another_item()
    {
        var keys = Frozen(Small).Items.Select(item => item.Key).ToHashSet();

        var others = Frozen(Small.Replace("agent: [expert, random]", "{agent: [expert, random], steps: 40}", StringComparison.Ordinal)).Items;

        Assert.That(others.Where(item => keys.Contains(item.Key)), Is.Empty);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(7, Description = "more shards than some agents have games")]
    public void Shards_share_nothing_and_leave_nothing_out(int count)
    {
        var manifest = Frozen(Small);

        var shards = Enumerable.Range(1, count).SelectMany(number => manifest.Shard(number, count)).ToList();

        Assert.That(shards, Is.EquivalentTo(manifest.Items));
    }

    [Test]
    public void A_folder_takes_no_other_panel()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Place("run"));
        run.Freeze(Frozen(Small));
        run.Freeze(Frozen(Small));

        Assert.That(() => run.Freeze(Frozen(Small.Replace("trials: 2", "trials: 3", StringComparison.Ordinal))), Throws.TypeOf<InputException>().With.Message.Contains("another panel"));
    }

    [Test]
    public void Every_key_is_described()
    {
        var docs = File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "experiments.md"));

        Assert.That(
            SettingKeys.Suite.Concat(SettingKeys.Games).Concat(SettingKeys.Agent).Concat(SettingKeys.Budget).Concat(SettingKeys.Endpoint)
                .Where(key => !docs.Contains($"`{key.Name}`", StringComparison.Ordinal)).Select(key => key.Name),
            Is.Empty);
    }

    [Test]
    public void The_schema_has_the_same_keys() =>
        GoldenFile.Check(Path.Combine("suites", "suite.schema.json"), SuiteSchema.Write());

    [Test]
    public void Every_suite_that_the_schema_takes_is_read([ValueSource(nameof(Shipped))] string path)
    {
        var text = File.ReadAllText(path);
        var schema = JsonSchema.FromText(SuiteSchema.Write());
        var suite = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema.Evaluate(JsonSerializer.SerializeToElement(suite)).IsValid, Is.True);
            Assert.That(schema.Evaluate(JsonDocument.Parse(Misspelt).RootElement).IsValid, Is.False);
            Assert.That(text, Does.StartWith("# yaml-language-server: $schema=suite.schema.json\n"));
            Assert.That(SuiteReader.Read(path).Arms, Is.Not.Empty);
        }
    }

    private static IEnumerable<string> Shipped() => Directory.EnumerateFiles(Path.Combine(GoldenFile.Root, "suites"), "*.yaml").Order(StringComparer.Ordinal);

    private static Manifest Frozen(string text)
    {
        using var folder = new TemporaryFolder();
        var suite = SuiteReader.Read(folder.Write("suite.yaml", text));
        return Manifest.Of(suite, new GameLoader(suite, indexFolder: null).Load(), "1.2.3+abc");
    }
}
