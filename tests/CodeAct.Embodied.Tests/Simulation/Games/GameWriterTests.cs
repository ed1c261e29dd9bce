using CodeAct.Embodied.Simulation.Games;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Games;

[Category(TestCategory.Slow)]
[CancelAfter(60_000)]
public sealed class GameWriterTests
{
    private static ImmutableArray<string> Names() => WorldCatalog.Shipped.Names;

    private static string TextOf(string name) => File.ReadAllText(Path.Combine(GoldenFile.Root, "worlds", name + ".yaml"));

    private static House Read(string text) => HouseReader.Read("house", "house.yaml", text, WorldCatalog.Shipped.Kinds);

    private static WorldDefinition AsGame(WorldDefinition world) => new Game { Id = "game", GoalText = world.GoalText, Problem = GameWriter.Problem(world) }.ToWorld();

    // What both say over a shortest plan, with the hash of the state after each step.
    private static IEnumerable<(string Said, string Hash)> Playing(WorldDefinition world, ImmutableArray<string> plan)
    {
        var simulator = new Simulator(world, Dialect.Alfworld04);
        yield return (simulator.InitialObservation, simulator.StateHash);
        foreach (var command in plan)
            yield return (simulator.Step(command), simulator.StateHash);
        yield return ($"won: {simulator.Won}", simulator.StateHash);
    }

    private static ImmutableArray<string> Plan(WorldDefinition world, CancellationToken cancellationToken) =>
        new Simulator(world, Dialect.Alfworld04).ShortestPlan(cancellationToken)!.Value;

    [TestCaseSource(nameof(Names))]
    public void A_house_that_lists_as_ALFWorld_does_is_the_same_world_as_a_game(string name, CancellationToken cancellationToken)
    {
        var house = Read(TextOf(name).Replace("\nrooms:", "\nlisting: descending\nrooms:", StringComparison.Ordinal));
        foreach (var world in house.Tasks.Select(house.World))
        {
            var game = AsGame(world);
            var plan = Plan(world, cancellationToken);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(Playing(game, plan), Is.EqualTo(Playing(world, plan)), world.Name);
                Assert.That(Plan(game, cancellationToken), Has.Length.EqualTo(plan.Length), world.Name);
                Assert.That((game.Goal.Type, game.Goal.ObjectKind, game.Goal.TargetKind), Is.EqualTo((world.Goal.Type, world.Goal.ObjectKind, world.Goal.TargetKind)));
            }
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Any_other_house_has_the_same_names_and_plans_as_a_game_and_only_lists_run_the_other_way(string name, CancellationToken cancellationToken)
    {
        static IEnumerable<string> Words(IEnumerable<(string Said, string Hash)> episode) =>
            episode.Select(step => string.Join(' ', step.Said.Replace(", and ", ", ", StringComparison.Ordinal).Split([", ", ".", "see "], StringSplitOptions.None).Order(StringComparer.Ordinal)));

        var house = Read(TextOf(name));
        foreach (var world in house.Tasks.Select(house.World))
        {
            var plan = Plan(world, cancellationToken);

            Assert.That(Words(Playing(AsGame(world), plan)), Is.EqualTo(Words(Playing(world, plan))), world.Name);
        }
    }

    [Test]
    public void A_written_game_is_read_as_one_of_ALFWorlds()
    {
        using var folder = new TemporaryFolder();
        var world = WorldCatalog.Shipped.Load("kitchen#heat-egg");
        folder.Write("game.tw-pddl", GameWriter.File(world, GameWriter.Problem(world), ["look"]));

        var game = GameFiles.Read(folder.Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((game.GoalText, game.Dialect, game.Solvable), Is.EqualTo((world.GoalText, Dialect.Alfworld04, true)));
            Assert.That(game.Walkthrough, Is.EqualTo((string[])["look"]));
        }
    }

    [Test]
    public void Numbers_that_a_house_leaves_out_are_left_out_in_the_game()
    {
        var house = Read(TextOf("kitchen").Replace("egg 1", "egg 7", StringComparison.Ordinal));

        var game = AsGame(house.World(house.Tasks[0]));

        Assert.That(game.Things.Where(thing => thing.Kind == "egg").Select(thing => thing.Name), Is.EqualTo((string[])["egg 7"]));
    }

    [Test]
    public void What_planners_read_declares_each_name_once()
    {
        var (domain, problem) = GameWriter.ForPlanners(GameWriter.Problem(WorldCatalog.Shipped.Load("kitchen")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(domain, Does.Contain("MicrowaveType FridgeType - rtype").And.Not.Contain("location,"));
            Assert.That(problem, Does.Not.Contain("FridgeType - rtype").And.Contain("fridge_bar_001 - receptacle"));
        }
    }

    [Test]
    public void A_kind_that_heats_and_is_no_microwave_is_refused_by_name()
    {
        var kinds = WorldCatalog.Shipped.Kinds;
        var stove = kinds.Receptacles["stoveburner"];
        var heating = kinds with { Receptacles = kinds.Receptacles.SetItem(stove.Name, stove with { Traits = ReceptacleTraits.Heats }) };
        var house = HouseReader.Read("house", "house.yaml", TextOf("kitchen"), heating);

        Assert.That(() => GameWriter.Problem(house.World(house.Tasks[0])), Throws.TypeOf<InputException>().With.Message.Contain("knows no stoveburner that does what this one does"));
    }

    [Test]
    public void A_game_is_not_exported_again() =>
        Assert.That(() => GameWriter.Problem(TinyGame.Game.ToWorld()), Throws.TypeOf<InputException>().With.Message.Contain("name a house"));
}
