using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

public sealed class KindsTests
{
    private static readonly Kinds Shipped = WorldCatalog.Shipped.Kinds;

    [Test]
    public void All_kinds_of_ALFWorld_are_known()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Shipped.Receptacles, Has.Count.EqualTo(29));
            Assert.That(Shipped.Things, Has.Count.EqualTo(69));
        }
    }

    [TestCase(ThingTraits.Heatable, "apple bread cup egg mug plate potato tomato", Description = "what a microwave heats")]
    [TestCase(ThingTraits.Sliceable, "apple bread egg lettuce potato tomato", Description = "what a knife slices")]
    [TestCase(ThingTraits.Slices, "butterknife knife", Description = "both knives slice")]
    [TestCase(ThingTraits.Toggleable, "desklamp floorlamp", Description = "the lamps")]
    [TestCase(ThingTraits.ReceptacleObject, "bowl box cup mug pan plate pot", Description = "what holds smaller things")]
    public void Things_afford_what_they_afford_in_ALFWorld(ThingTraits trait, string kinds) =>
        Assert.That(Shipped.Things.Values.Where(kind => kind.Traits.HasFlag(trait)).Select(kind => kind.Name), Is.EqualTo(kinds.Split(' ')));

    [TestCase(ReceptacleTraits.Openable, "cabinet drawer fridge microwave safe", Description = "what has a door")]
    [TestCase(ReceptacleTraits.Cleans, "sinkbasin", Description = "a bathtub does not clean")]
    [TestCase(ReceptacleTraits.Heats, "microwave", Description = "a stove does not heat")]
    [TestCase(ReceptacleTraits.Cools, "fridge", Description = "only the fridge cools")]
    public void Receptacles_do_what_they_do_in_ALFWorld(ReceptacleTraits trait, string kinds) =>
        Assert.That(Shipped.Receptacles.Values.Where(kind => kind.Traits.HasFlag(trait)).Select(kind => kind.Name), Is.EqualTo(kinds.Split(' ')));

    [Test]
    public void The_schema_knows_the_same_keys_kinds_and_task_types() =>
        GoldenFile.Check(Path.Combine("worlds", "house.schema.json"), HouseSchema.Write(Shipped));

    [Test]
    public void Every_shipped_house_names_its_schema([ValueSource(nameof(Files))] string path) =>
        Assert.That(File.ReadLines(path).First(), Is.EqualTo("# yaml-language-server: $schema=house.schema.json"));

    private static IEnumerable<string> Files() =>
        WorldCatalog.Shipped.Names.Select(name => Path.Combine(GoldenFile.Root, "worlds", name + ".yaml"));

    [Test]
    public void Mistakes_in_a_file_of_kinds_are_reported_with_their_places()
    {
        const string Text = """
            receptacles:
              Bench: {size: [1, 1], height: 1, accepts: []}
              bench: {size: [1], height: high, does: [cleens], accepts: [hamer], colour: red}
              hammer: {size: [1, 1], height: 1, accepts: []}
            things:
              hammer: [pickable]
              nail: pickupable
            """;

        var problems = Assert.Throws<WorldFormatException>(() => KindsReader.Read("kinds.yaml", Text)).Problems;

        GoldenFile.Check(GoldenFile.Of("kinds-problems.txt"), string.Concat(problems.Select(problem => $"{problem}\n")));
    }
}
