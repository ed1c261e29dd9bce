using System.Security.Cryptography;
using System.Text;
using CodeAct.Embodied.Simulation.Generation;
using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Generation;

[Category(TestCategory.Slow)]
[CancelAfter(60_000)]
public sealed class WorldGeneratorTests
{
    // From the least house to the most rooms, with one of each way to lay out a plan between.
    private static readonly int[] Rooms = [1, 4, 7, 10, 12];

    private static readonly WorldGenerator Generator = new(WorldCatalog.Shipped);

    private static ImmutableArray<TaskType> TaskTypes() => [.. TaskShape.All.Select(shape => shape.Type)];

    private static WorldRecipe Recipe(TaskType task, int rooms, long seed = 5) => new() { Task = task, Rooms = rooms, Seed = seed };

    private static GeneratedWorld Make(WorldRecipe recipe, long number, CancellationToken cancellationToken) => Generator.Make(new WorldId(recipe, number), cancellationToken);

    private static IEnumerable<GeneratedWorld> Some(TaskType task, int count, CancellationToken cancellationToken) =>
        Rooms.SelectMany(rooms => Enumerable.Range(0, count).Select(number => Make(Recipe(task, rooms, 11), number, cancellationToken)));

    private static House Read(GeneratedWorld world) => HouseReader.Read("generated", "generated.yaml", world.Text, WorldCatalog.Shipped.Kinds);

    [Test]
    public void Every_world_is_sound_and_its_plan_is_a_shortest_one([ValueSource(nameof(TaskTypes))] TaskType task, CancellationToken cancellationToken)
    {
        foreach (var world in Some(task, 2, cancellationToken))
        {
            var house = Read(world);

            var simulator = new Simulator(house.World(house.Tasks.Single()), Dialect.Alfworld04);
            var length = simulator.ShortestPlan(cancellationToken)?.Length;
            var wonBefore = world.Plan.Select(command =>
            {
                var before = simulator.Won;
                Assert.That(simulator.TryApply(command), command);
                return before;
            }).ToList();

            using (Assert.EnterMultipleScope())
            {
                Assert.That(house.Tasks[0].Goal.Type, Is.EqualTo(task));
                Assert.That(length, Is.EqualTo(world.Plan.Length));
                Assert.That(wonBefore, Has.None.True);
                Assert.That(simulator.Won);
                Assert.That(world.Text, Does.Contain($"# shortest plan: {length}\n"));
            }
        }
    }

    [Test]
    public void Every_house_is_laid_out_as_a_home(CancellationToken cancellationToken)
    {
        foreach (var (world, rooms) in TaskTypes().SelectMany(task => Some(task, 1, cancellationToken)).Zip(Enumerable.Repeat(Rooms, TaskTypes().Length).SelectMany(rooms => rooms)))
        {
            var plan = Read(world).Plan;
            var types = plan.Rooms.ToDictionary(room => room.Name, room => room.Type);
            List<string> DoorsOf(Room room) => [.. plan.Doors.Where(door => door.From == room.Name || door.To == room.Name).Select(door => types[door.From == room.Name ? door.To : door.From])];

            using (Assert.EnterMultipleScope())
            {
                Assert.That(plan.Rooms, Has.Length.EqualTo(rooms), world.Text);
                Assert.That(plan.Extent.Width, Is.GreaterThan(plan.Extent.Depth), world.Text);
                Assert.That(plan.Rooms.Where(room => room.Type == "bathroom").Select(DoorsOf), rooms == 1 ? Is.All.Empty : Is.All.Count.EqualTo(1), world.Text);
                if (rooms > 1)
                    Assert.That(plan.Rooms.Where(room => room.Type == "kitchen").Select(DoorsOf), Is.All.Contain("living").And.All.Not.Contain("bathroom"), world.Text);
                Assert.That(plan.Rooms.Where(room => room.Type == "hall").Select(hall => Math.Min(hall.Area.Width, hall.Area.Depth)), Is.All.InRange(1.0999, 1.4001), world.Text);
            }
        }
    }

    [Test]
    public void The_same_id_gives_the_same_bytes_whatever_was_made_before(CancellationToken cancellationToken)
    {
        var id = (long number) => new WorldId(Recipe(TaskType.PickTwoObjAndPlace, 6), number);
        var inOrder = Enumerable.Range(0, 4).Select(number => Generator.Make(id(number), cancellationToken).Text).ToList();

        var backwards = Enumerable.Range(0, 4).Reverse().Select(number => new WorldGenerator(WorldCatalog.Shipped).Make(id(number), cancellationToken).Text).Reverse();

        Assert.That(backwards, Is.EqualTo(inOrder));
    }

    [Test]
    public void No_two_worlds_are_equal(CancellationToken cancellationToken)
    {
        var worlds = Enumerable.Range(0, 60).Select(number => Make(Recipe(TaskType.PickAndPlaceSimple, 1, number % 2), number / 2, cancellationToken));

        Assert.That(worlds.Select(world => world.Text[world.Text.IndexOf("robot:", StringComparison.Ordinal)..]), Is.Unique);
    }

    /// <summary>If the first fails, worlds are no longer those of the same id: that needs a new <see cref="WorldGenerator.Version"/>, unless
    /// the second says that it was what is known of kinds that changed.</summary>
    [Test]
    public void Twenty_four_worlds_are_those_of_this_version(CancellationToken cancellationToken)
    {
        var recipes = TaskTypes().SelectMany(task => new[]
        {
            Recipe(task, 1),
            Recipe(task, 3) with { Hide = 0.5, Furniture = 0.6 },
            Recipe(task, 5) with { Copies = 3 },
            Recipe(task, 9),
        });
        var text = string.Concat(recipes.Select((recipe, i) => Body(Make(recipe with { Seed = 2026 }, i, cancellationToken))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Is.EqualTo("8c6a939f8ee91f285c4ef7cee1ec363cdcdbe5cbf2294222157ca0ce53a5762d"));
            Assert.That(Generator.Data, Is.EqualTo("488050bbb090c818"));
        }
    }

    // What a planner says of it stands in the comments: another shortest plan is no other world.
    private static string Body(GeneratedWorld world) => world.Text[world.Text.IndexOf("title:", StringComparison.Ordinal)..];

    [Test]
    public void Hide_is_the_share_of_wanted_things_in_closed_places(CancellationToken cancellationToken)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HiddenShare(0), Is.Zero);
            Assert.That(HiddenShare(0.5), Is.InRange(0.3, 0.7));
            Assert.That(HiddenShare(1), Is.EqualTo(1));
        }

        double HiddenShare(double hide)
        {
            var places = TaskTypes().SelectMany(task => Enumerable.Range(0, 4).Select(number => Make(Recipe(task, 2) with { Hide = hide, Copies = 3 }, number, cancellationToken)))
                .SelectMany(made => WantedPlaces(made.House)).ToList();
            return places.Count(place => place.Traits.HasFlag(ReceptacleTraits.Openable)) / (double)places.Count;
        }
    }

    [Test]
    public void Copies_are_the_things_of_the_wanted_kind([Values(2, 5)] int copies, CancellationToken cancellationToken)
    {
        var worlds = TaskTypes().Select(task => Make(Recipe(task, 4) with { Copies = copies }, 1, cancellationToken));

        Assert.That(worlds.Select(made => WantedPlaces(made.House)), Is.All.Count.EqualTo(copies));
    }

    [Test]
    public void Several_conditions_are_about_different_kinds_in_an_order_where_that_is_asked_for([Values] bool order, CancellationToken cancellationToken)
    {
        foreach (var world in Enumerable.Range(0, 3).Select(number => Make(Recipe(TaskType.PickHeatThenPlaceInRecep, 4) with { Conditions = 3, Order = order }, number, cancellationToken)))
        {
            var goal = world.House.Tasks[0].Goal;
            var simulator = new Simulator(world.House.World(world.House.Tasks[0]), Dialect.Alfworld04);
            foreach (var command in world.Plan)
                simulator.TryApply(command);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(goal.Phases.Select(phase => phase.Length), Is.EqualTo(order ? [1, 1, 1] : (int[])[3]));
                Assert.That(goal.Requirements.Select(requirement => requirement.Wanted), Is.Unique);
                Assert.That(simulator.Won);
            }
        }
    }

    [Test]
    public void Less_furniture_leaves_fewer_places(CancellationToken cancellationToken)
    {
        int Places(double furniture) => Enumerable.Range(0, 5).Sum(number =>
            Make(Recipe(TaskType.PickAndPlaceSimple, 5) with { Furniture = furniture }, number, cancellationToken).House.Plan.Furniture.Length);

        Assert.That(Places(0.3), Is.LessThan(0.75 * Places(1)));
    }

    private static List<Receptacle> WantedPlaces(House house)
    {
        var world = house.World(house.Tasks[0]);
        return [.. world.Contents.Where(held => world.Things[held.Thing].Kind == world.Goal.ObjectKind).Select(held => world.Receptacles[held.Receptacle])];
    }

    [Test]
    public void Misled_things_are_where_real_scenes_have_none(CancellationToken cancellationToken)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LikelyShare(0), Is.EqualTo(1));
            Assert.That(LikelyShare(0.5), Is.InRange(0.3, 0.7));
            Assert.That(LikelyShare(1), Is.LessThan(0.1));
        }

        double LikelyShare(double mislead)
        {
            var likely = TaskTypes().SelectMany(task => Enumerable.Range(0, 3).Select(number => Make(Recipe(task, 4) with { Mislead = mislead, Copies = 3 }, number, cancellationToken)))
                .SelectMany(made => WantedPlaces(made.House).Select(place => Placements.Weight(RoomOf(made, place), made.World.Goal.ObjectKind, place.Kind) > 0)).ToList();
            return likely.Count(isLikely => isLikely) / (double)likely.Count;
        }

        static string RoomOf(GeneratedWorld made, Receptacle place) => made.House.Plan.RoomAt(place.Position!.Value.X, place.Position.Value.Y)!.Type;
    }

    [Test]
    public void A_split_has_only_worlds_of_its_half(CancellationToken cancellationToken)
    {
        var worlds = EnumNames.All<WorldSplit>().SelectMany(split => Enumerable.Range(0, 12).Select(number => (split, Make(new WorldRecipe { Split = split }, number, cancellationToken).World.Goal)));

        Assert.That(worlds.Select(made => (made.split, IsHeldOut(made.Goal))), Is.All.Matches<(WorldSplit Split, bool IsHeldOut)>(made => made.IsHeldOut == (made.Split is WorldSplit.Test)));

        static bool IsHeldOut(Goal goal) => SplitKeys.IsHeldOut($"place={goal.ObjectKind}+{goal.TargetKind}") || SplitKeys.IsHeldOut($"treatment={goal.ObjectKind}+{goal.Shape.Word}");
    }

    [Test]
    public void The_world_of_an_id_is_that_of_the_file_and_knows_what_it_was_made_from(CancellationToken cancellationToken)
    {
        const string id = "gen1:hide=0.5,seed=7,task=heat:3";
        var made = Generator.Make(WorldId.Parse(id), cancellationToken);

        var world = WorldLocator.Find("gen1:task=heat,seed=7,hide=.5:3").World;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Name, Is.EqualTo(id));
            Assert.That(made.Text, Does.Contain($"# id: {id}\n# data: {Generator.Data}\n"));
            Assert.That(WorldHash.Of(world), Is.EqualTo(WorldHash.Of(made.World)));
            Assert.That(new Episode(world, new EpisodeOptions()).StartEvent("me", "1", default).Generated, Is.EqualTo(new WorldOrigin("gen1", "hide=0.5,seed=7,task=heat", 3, Generator.Data)));
        }
    }
}
