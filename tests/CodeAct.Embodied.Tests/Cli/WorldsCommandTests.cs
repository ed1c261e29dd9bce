using System.Text.Json;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

[CancelAfter(60_000)]
public sealed class WorldsCommandTests
{
    private static readonly (string Right, string Wrong)[] Mistakes =
    [
        ("some: apple", "some: aple"),
        ("toaster 1", "toastr 1"),
        ("potato 1", "potatoe 1"),
        ("facing: west", "facing: up"),
        ("together: true", "togther: true"),
    ];

    [Test]
    public async Task Every_shipped_house_is_sound(CancellationToken cancellationToken)
    {
        var check = await RunAsync(cancellationToken, "check");

        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(check.Lines, Has.Length.GreaterThanOrEqualTo(6).And.All.Contain(": sound, with "));
    }

    [Test]
    public async Task A_file_with_five_mistakes_gives_five_places_and_2(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var sound = await File.ReadAllTextAsync(Path.Combine(GoldenFile.Root, "worlds", "kitchen.yaml"), cancellationToken);
        var file = folder.Write("mine.yaml", Mistakes.Aggregate(sound, (text, mistake) => text.Replace(mistake.Right, mistake.Wrong, StringComparison.Ordinal)));

        var check = await RunAsync(cancellationToken, "check", file);
        var json = await RunAsync(cancellationToken, "check", file, "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.ExitCode, Is.EqualTo(2));
            Assert.That(check.Lines, Has.Length.EqualTo(5).And.All.Match(@"mine\.yaml:\d+:\d+: "));
            Assert.That(json.ExitCode, Is.EqualTo(2));
            Assert.That(json.Lines.Select(line => JsonElement.Parse(line).GetProperty("line").GetInt32()), Is.Ordered.And.All.Positive);
        }
    }

    [Test]
    public async Task A_mistake_in_how_a_kind_of_ones_own_is_drawn_has_a_place_and_gives_2(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var house = folder.Write("mine.yaml", await File.ReadAllTextAsync(Path.Combine(GoldenFile.Root, "worlds", "kitchen.yaml"), cancellationToken));
        folder.Write("kinds.yaml", "things:\n  hammer: {does: [pickupable], drawn: {shapes: [R .4 .1 .2 .8 0 woud]}}\n");

        var check = await RunAsync(cancellationToken, "check", house);

        Assert.That(check.ExitCode, Is.EqualTo(2));
        Assert.That(check.Lines, Has.Length.EqualTo(1).And.All.Match(@"kinds\.yaml:2:65: 'woud' is no material; did you mean 'wood'"));
    }

    [Test]
    public async Task Generated_worlds_are_sound_and_never_overwritten_and_the_same_whatever_the_count(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string[] Generate(int count, string place) => ["generate", "--task", "all", "--rooms", "3", "--seed", "4", "--count", $"{count}", "--out", folder.Place(place)];

        var made = await RunAsync(cancellationToken, Generate(3, "new/many"));
        await RunAsync(cancellationToken, Generate(2, "few"));
        var check = await RunAsync(cancellationToken, ["check", .. Directory.EnumerateFiles(folder.Place("new/many"))]);
        var again = await RunAsync(cancellationToken, Generate(1, "few"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.ExitCode, Is.Zero, made.Error);
            Assert.That(check.ExitCode, Is.Zero, check.Output);
            Assert.That(Directory.EnumerateFiles(folder.Place("new/many")).Select(Path.GetFileName).Order(), Is.EqualTo((string[])["0000.yaml", "0001.yaml", "0002.yaml"]));
            Assert.That(File.ReadAllBytes(folder.Place("few/0001.yaml")), Is.EqualTo(File.ReadAllBytes(folder.Place("new/many/0001.yaml"))));
            Assert.That(again.ExitCode, Is.EqualTo(2));
            Assert.That(again.Error, Does.Contain("0000.yaml: there is a file already"));
        }
    }

    [Test]
    public async Task A_house_becomes_a_game_that_can_be_played_and_a_game_a_house_and_neither_overwrites(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var games = Path.Combine(GoldenFile.Root, "tests", "CodeAct.Embodied.Tests", "Alfworld", "games", "valid_unseen.jsonl.gz");

        var export = await RunAsync(cancellationToken, "export", "--pddl", "kitchen#heat-egg", "--out", folder.Place("game"));
        var show = await RunAsync(cancellationToken, "show", folder.Place("game"));
        var again = await RunAsync(cancellationToken, "export", "--pddl", "kitchen", "--out", folder.Place("game"));
        var import = await RunAsync(cancellationToken, "import", games, "--out", folder.Place("houses"));
        var check = await RunAsync(cancellationToken, ["check", .. Directory.EnumerateFiles(folder.Place("houses"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(export.ExitCode, Is.Zero, export.Error);
            Assert.That(show.Output, Does.Contain("Task: heat some egg and put it in countertop").Or.Contain("Task: put a hot egg in countertop"));
            Assert.That(again.ExitCode, Is.EqualTo(2));
            Assert.That(again.Error, Does.Contain("domain.pddl: there is a file already"));
            Assert.That(import.Output, Does.Match(@"houses: \d+ houses?, \d+ refused\n  \d+ a thing is in two places at once"), import.Error);
            Assert.That(check.ExitCode, Is.Zero, check.Output);
        }
    }

    [TestCase("--rooms", "13", TestName = "More rooms than a house can have are refused")]
    [TestCase("--hide", "1.5", TestName = "A share above all is refused")]
    [TestCase("--task", "dance", TestName = "An unknown type of task is refused")]
    public async Task A_recipe_out_of_range_gives_2_and_makes_no_folder(string option, string value, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();

        var made = await RunAsync(cancellationToken, "generate", option, value, "--out", folder.Place("worlds"));

        Assert.That(made.ExitCode, Is.EqualTo(2));
        Assert.That(made.Error, Does.StartWith($"codeact: worlds generate: '{option[2..]}={value}' will not do; choose "));
        Assert.That(Directory.Exists(folder.Place("worlds")), Is.False);
    }

    [Test]
    public async Task A_house_is_drawn_with_its_tasks(CancellationToken cancellationToken)
    {
        var show = await RunAsync(cancellationToken, "show", "kitchen");

        Assert.That(show.Output, Does.Contain("KITCHEN").And.Contain("#heat-egg").And.Contain("microwave 1, closed"));
    }

    [Test]
    public async Task The_list_names_every_house_once(CancellationToken cancellationToken)
    {
        var list = await RunAsync(cancellationToken, "list", "--json");

        var names = list.Lines.Select(line => JsonElement.Parse(line).GetProperty("name").GetString());
        Assert.That(names, Is.Unique.And.Ordered.And.Member("kitchen"));
    }

    private static async Task<Finished> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        return await CodeactProcess.RunAsync(folder.Path, cancellationToken, ["worlds", .. arguments]);
    }
}
