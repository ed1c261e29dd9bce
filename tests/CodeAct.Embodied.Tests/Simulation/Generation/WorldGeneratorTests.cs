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

    private static readonly WorldGenerator Generator = new(WorldCatalog.Shipped.Kinds);

    private static ImmutableArray<TaskType> TaskTypes() => [.. TaskShape.All.Select(shape => shape.Type)];

    private static WorldRecipe Recipe(TaskType task, int rooms) => new() { Task = task, Rooms = rooms };

    private static IEnumerable<GeneratedWorld> Some(TaskType task, int count, CancellationToken cancellationToken) =>
        Rooms.SelectMany(rooms => Enumerable.Range(0, count).Select(number => Generator.Make(Recipe(task, rooms), 11, number, cancellationToken)));

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
    public void The_same_recipe_seed_and_number_give_the_same_bytes_whatever_was_made_before(CancellationToken cancellationToken)
    {
        var recipe = Recipe(TaskType.PickTwoObjAndPlace, 6);
        var inOrder = Enumerable.Range(0, 4).Select(number => Generator.Make(recipe, 3, number, cancellationToken).Text).ToList();

        var backwards = Enumerable.Range(0, 4).Reverse().Select(number => new WorldGenerator(WorldCatalog.Shipped.Kinds).Make(recipe, 3, number, cancellationToken).Text).Reverse();

        Assert.That(backwards, Is.EqualTo(inOrder));
    }

    [Test]
    public void No_two_worlds_are_equal(CancellationToken cancellationToken)
    {
        var worlds = Enumerable.Range(0, 60).Select(number => Generator.Make(Recipe(TaskType.PickAndPlaceSimple, 1), number % 2, number / 2, cancellationToken));

        Assert.That(worlds.Select(world => world.Text[world.Text.IndexOf("robot:", StringComparison.Ordinal)..]), Is.Unique);
    }

    /// <summary>If this fails, worlds are no longer those of the same number: that needs a new <see cref="WorldGenerator.Version"/>.</summary>
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
        var text = string.Concat(recipes.Select((recipe, i) => Generator.Make(recipe, 2026, i, cancellationToken).Text));

        Assert.That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Is.EqualTo("b1bb84bb029639137c94f51974bbca448e19a67276b269d5f61ae3760c3b1875"));
    }

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
            var places = TaskTypes().SelectMany(task => Enumerable.Range(0, 4).Select(number => Generator.Make(Recipe(task, 2) with { Hide = hide, Copies = 3 }, 5, number, cancellationToken)))
                .SelectMany(made => WantedPlaces(made.House)).ToList();
            return places.Count(place => place.Traits.HasFlag(ReceptacleTraits.Openable)) / (double)places.Count;
        }
    }

    [Test]
    public void Copies_are_the_things_of_the_wanted_kind([Values(2, 5)] int copies, CancellationToken cancellationToken)
    {
        var worlds = TaskTypes().Select(task => Generator.Make(Recipe(task, 4) with { Copies = copies }, 5, 1, cancellationToken));

        Assert.That(worlds.Select(made => WantedPlaces(made.House)), Is.All.Count.EqualTo(copies));
    }

    [Test]
    public void Less_furniture_leaves_fewer_places(CancellationToken cancellationToken)
    {
        int Places(double furniture) => Enumerable.Range(0, 5).Sum(number =>
            Generator.Make(Recipe(TaskType.PickAndPlaceSimple, 5) with { Furniture = furniture }, 5, number, cancellationToken).House.Plan.Furniture.Length);

        Assert.That(Places(0.3), Is.LessThan(0.75 * Places(1)));
    }

    private static List<Receptacle> WantedPlaces(House house)
    {
        var world = house.World(house.Tasks[0]);
        return [.. world.Contents.Where(held => world.Things[held.Thing].Kind == world.Goal.ObjectKind).Select(held => world.Receptacles[held.Receptacle])];
    }

    private static readonly TestCaseData[] BadRecipes =
    [
        new TestCaseData(Recipe(TaskType.PickAndPlaceSimple, 0), "--rooms").SetArgDisplayNames("no room"),
        new TestCaseData(Recipe(TaskType.PickAndPlaceSimple, 13), "--rooms").SetArgDisplayNames("more rooms than there are programs for"),
        new TestCaseData(Recipe(TaskType.PickAndPlaceSimple, 4) with { Hide = double.NaN }, "--hide").SetArgDisplayNames("no number"),
        new TestCaseData(Recipe(TaskType.PickAndPlaceSimple, 4) with { Hide = 1.01 }, "--hide").SetArgDisplayNames("more than everything hidden"),
        new TestCaseData(Recipe(TaskType.PickAndPlaceSimple, 4) with { Furniture = 0.2 }, "--furniture").SetArgDisplayNames("less than a home"),
        new TestCaseData(Recipe(TaskType.PickTwoObjAndPlace, 4) with { Copies = 1 }, "--copies").SetArgDisplayNames("one thing where two are wanted"),
    ];

    [TestCaseSource(nameof(BadRecipes))]
    public void A_recipe_out_of_range_names_the_option(WorldRecipe recipe, string option) =>
        Assert.That(() => Generator.Make(recipe, 0, 0, CancellationToken.None), Throws.TypeOf<InputException>().With.Message.StartsWith(option));
}
