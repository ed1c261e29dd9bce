using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Verbs;

/// <summary>What each verb changes, and that it changes nothing else, seen through commands.</summary>
public sealed class VerbTests
{
    [Test]
    public void What_is_opened_can_be_closed_and_is_as_it_was_before()
    {
        var closed = SmallWorld.Play("go to cabinet 1");
        var simulator = SmallWorld.Play("go to cabinet 1", "open cabinet 1");
        var open = simulator.StateHash;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("close cabinet 1"), Is.EqualTo("You close the cabinet 1."));
            Assert.That(simulator.StateHash, Is.EqualTo(closed.StateHash).And.Not.EqualTo(open));
            Assert.That(simulator.Step("examine cabinet 1"), Is.EqualTo("The cabinet 1 is closed."));
            Assert.That(simulator.TryApply("take mug 2 from cabinet 1"), Is.False);
            Assert.That(simulator.TryApply("close cabinet 1"), Is.False);
        }
    }

    [Test]
    public void What_is_taken_leaves_its_place_and_comes_back_to_where_it_is_put()
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("examine table 1"), Is.EqualTo("On the table 1, you see a bowl 1, a desklamp 1, and a knife 1."));
            Assert.That(simulator.Step("look"), Is.EqualTo("You are facing the table 1. Next to it, you see nothing."));
            simulator.Step("move mug 1 to table 1");
            Assert.That(simulator.Step("examine table 1"), Is.EqualTo("On the table 1, you see a bowl 1, a desklamp 1, a knife 1, and a mug 1."));
            Assert.That(simulator.Step("look"), Is.EqualTo("You are facing the table 1. Next to it, you see nothing."));
            Assert.That(simulator.Step("inventory"), Is.EqualTo("You are not carrying anything."));
            Assert.That(simulator.StateHash, Is.EqualTo(SmallWorld.Play("go to table 1").StateHash));
        }
    }

    [Test]
    public void A_thing_is_sliced_where_it_was_put_and_no_longer_where_it_was()
    {
        var simulator = SmallWorld.Play("go to fridge 1", "open fridge 1", "take apple 1 from fridge 1", "go to table 1", "move apple 1 to table 1",
            "take knife 1 from table 1", "go to fridge 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.TryApply("slice apple 1 with knife 1"), Is.False);
            Assert.That(simulator.Unmet, Is.EqualTo(Precondition.ObjectHere));
            simulator.Step("go to table 1");
            Assert.That(simulator.Step("slice apple 1 with knife 1"), Is.EqualTo("You sliced the apple 1 with the knife 1."));
        }
    }

    [TestCase("", "This is a sliced apple 1.")]
    [TestCase("clean apple 1 with sinkbasin 1", "This is a clean sliced apple 1.")]
    [TestCase("heat apple 1 with microwave 1", "This is a hot sliced apple 1.")]
    [TestCase("cool apple 1 with fridge 1", "This is a cool sliced apple 1.", Description = "what is whole would be cold")]
    [TestCase("clean apple 1 with sinkbasin 1;cool apple 1 with fridge 1", "This is a cool and clean sliced apple 1.")]
    public void What_was_sliced_reads_so_whatever_else_was_done_to_it(string treatments, string examined)
    {
        var simulator = SmallWorld.Play("go to table 1", "take knife 1 from table 1", "go to fridge 1", "slice apple 1 with knife 1", "open fridge 1",
            "move knife 1 to fridge 1", "take apple 1 from fridge 1");

        foreach (var treatment in treatments.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            simulator.Step($"go to {treatment.Split(" with ")[1]}");
            simulator.Step(treatment);
        }

        Assert.That(simulator.Step("examine apple 1"), Is.EqualTo(examined));
    }

    [TestCase("heat mug 1 with microwave 1", "cool mug 1 with fridge 1", "This is a cold mug 1.")]
    [TestCase("cool mug 1 with fridge 1", "heat mug 1 with microwave 1", "This is a hot mug 1.")]
    public void Hot_and_cold_end_each_other(string first, string second, string examined)
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1", Place(first), first, Place(second), second);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Step("examine mug 1"), Is.EqualTo(examined));
            Assert.That(simulator.StateHash, Is.EqualTo(SmallWorld.Play("go to table 1", "take mug 1 from table 1", Place(second), second).StateHash), "nothing is left of the first");
        }

        static string Place(string treatment) => $"go to {treatment.Split(" with ")[1]}";
    }

    [Test]
    public void Looking_examining_asking_and_refusals_change_nothing()
    {
        var simulator = SmallWorld.Play("go to table 1", "take mug 1 from table 1");
        var before = simulator.StateHash;

        foreach (var command in (string[])["look", "inventory", "help", "examine table 1", "examine mug 1", "open fridge 1", "take knife 1 from table 1", "dance"])
        {
            simulator.Step(command);
            Assert.That(simulator.StateHash, Is.EqualTo(before), command);
        }
    }

    [Test]
    public void Treating_says_what_was_treated_and_with_what()
    {
        var simulator = SmallWorld.Play("go to fridge 1", "open fridge 1", "take apple 1 from fridge 1");

        Assert.That(simulator.Step("cool apple 1 with fridge 1"), Is.EqualTo("You cool the apple 1 using the fridge 1."));
    }

    [Test]
    public void The_first_thing_of_a_world_can_be_treated_sliced_with_and_used()
    {
        var apple = SmallWorld.Play("go to fridge 1", "open fridge 1", "take apple 1 from fridge 1");
        Assert.That(apple.AdmissibleCommands, Has.Member("cool apple 1 with fridge 1"));

        // Of the same world without its apple and its bowl, the lamp and then the knife come first.
        var world = SmallWorld.With();
        var knives = new Simulator(Only(world, thing => thing.Kind == "plate" ? thing with { Traits = ThingTraits.Sliceable } : thing, "knife", "plate"), Dialect.Alfworld04);
        foreach (var command in (string[])["go to table 1", "take knife 1 from table 1", "go to shelf 1"])
            knives.Step(command);
        var lamps = new Simulator(Only(world, thing => thing, "desklamp"), Dialect.Alfworld04);
        lamps.Step("go to table 1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(knives.AdmissibleCommands, Has.Member("slice plate 1 with knife 1"));
            Assert.That(lamps.Step("use desklamp 1"), Is.EqualTo("You turn on the desklamp 1."));
        }
    }

    [Test]
    public void Commands_about_one_thing_are_in_the_order_of_their_places_names_and_those_about_lamps_in_that_of_the_lamps()
    {
        var world = SmallWorld.With();
        var renamed = Changed(
            world,
            [.. world.Receptacles.Select(place => place.Id == "shelf_1" ? place with { Name = "board 1" } : place)],
            [.. world.Things.Select(thing => thing.Id == "bowl_1" ? thing with { Name = "floorlamp 1", Traits = ThingTraits.Toggleable } : thing)],
            world.Contents,
            world.ThingLocations);
        var shelf = new Simulator(renamed, Dialect.Alfworld04);
        shelf.Step("go to cabinet 1");
        shelf.Step("open cabinet 1");
        var table = new Simulator(renamed, Dialect.Alfworld04);
        table.Step("go to table 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shelf.AdmissibleCommands.Where(command => command.StartsWith("take plate 1", StringComparison.Ordinal)), Is.EqualTo((string[])["take plate 1 from board 1", "take plate 1 from cabinet 1"]));
            Assert.That(table.AdmissibleCommands.Where(command => command.StartsWith("use", StringComparison.Ordinal)), Is.EqualTo((string[])["use desklamp 1", "use floorlamp 1"]));
        }
    }

    [Test]
    public void What_is_listed_is_what_the_sentence_names()
    {
        var simulator = SmallWorld.Play("go to table 1", "examine table 1");
        Assert.That(simulator.ObjectsListed, Is.EqualTo((string[])["bowl 1", "desklamp 1", "knife 1", "mug 1"]));

        simulator.Step("inventory");
        Assert.That(simulator.ObjectsListed, Is.Empty);
    }

    [Test]
    public void Only_what_a_verb_knows_better_than_the_general_sentence_is_explained_by_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verb.Close.Explain(Precondition.AtReceptacle, "", "fridge 1"), Is.Null);
            Assert.That(Verb.Examine.Explain(Precondition.AtReceptacle, "", "fridge 1"), Is.Null);
        }
    }

    private static WorldDefinition Only(WorldDefinition world, Func<Thing, Thing> change, params string[] kinds)
    {
        int[] kept = [.. Enumerable.Range(0, world.Things.Length).Where(thing => kinds.Contains(world.Things[thing].Kind))];
        return Changed(
            world,
            world.Receptacles,
            [.. kept.Select(thing => change(world.Things[thing]))],
            [.. world.Contents.Where(content => kept.Contains(content.Thing)).Select(content => content with { Thing = Array.IndexOf(kept, content.Thing) })],
            [.. world.ThingLocations.Where(place => kept.Contains(place.Thing)).Select(place => place with { Thing = Array.IndexOf(kept, place.Thing) })]);
    }

    private static WorldDefinition Changed(WorldDefinition world, ImmutableArray<Receptacle> receptacles, ImmutableArray<Thing> things, ImmutableArray<ThingInReceptacle> contents, ImmutableArray<ThingAtLocation> places) => new()
    {
        Name = world.Name,
        Source = world.Source,
        Goal = world.Goal,
        GoalText = world.GoalText,
        Locations = world.Locations,
        Receptacles = receptacles,
        Things = things,
        Accepts = world.Accepts,
        StartLocation = world.StartLocation,
        Contents = contents,
        ThingLocations = places,
        InnerThings = [],
        Conditions = [],
    };
}
