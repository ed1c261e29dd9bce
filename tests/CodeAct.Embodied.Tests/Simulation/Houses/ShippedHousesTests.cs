using CodeAct.Embodied.Simulation.Houses;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Houses;

[Category(TestCategory.Slow)]
public sealed class ShippedHousesTests
{
    private static ImmutableArray<string> Names() => WorldCatalog.Shipped.Names;

    private static IEnumerable<House> Houses() => Names().Select(WorldCatalog.Shipped.House);

    [Test]
    public void There_are_at_least_seven() => Assert.That(Names().Length, Is.AtLeast(7));

    [Test]
    public void Each_task_type_occurs_in_at_least_two([ValueSource(nameof(TaskTypes))] TaskType type)
    {
        var houses = Houses().Where(house => house.Tasks.Any(task => task.Goal.Type == type)).Select(house => house.Name);

        Assert.That(houses.Count(), Is.AtLeast(2));
    }

    private static ImmutableArray<TaskType> TaskTypes() => [.. TaskShape.All.Select(shape => shape.Type)];

    [TestCaseSource(nameof(Names))]
    public void Looking_everywhere_leaves_enough_of_fifty_commands_to_finish(string name)
    {
        // The longest task: take one, go, open, put, go back, take the other, go, put.
        const int Finish = 8;
        var world = WorldCatalog.Shipped.Load(name);

        var search = world.Receptacles.Length + world.Receptacles.Count(place => place.Traits.HasFlag(ReceptacleTraits.Openable));

        Assert.That(search + Finish, Is.AtMost(50));
    }

    [TestCaseSource(nameof(Names))]
    public void Every_task_makes_a_world_that_lists_in_the_order_of_ids(string name)
    {
        var house = WorldCatalog.Shipped.House(name);

        var worlds = house.Tasks.Select(task => WorldCatalog.Shipped.Load($"{name}#{task.Name}")).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(worlds.Select(world => world.GoalText), Is.EqualTo(house.Tasks.Select(task => task.GoalText)));
            Assert.That(worlds[0].Receptacles.Select(place => place.Id), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(worlds[0].Things.Select(thing => thing.Id), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(worlds[0].Locations.Select(place => place.Id), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(worlds[0].Plan!.Furniture, Has.Length.EqualTo(worlds[0].Receptacles.Length));
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Every_piece_has_its_own_place_to_stand_near_it(string name)
    {
        var world = WorldCatalog.Shipped.Load(name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Receptacles.Select(place => place.Location), Is.Unique);
            for (var i = 0; i < world.Receptacles.Length; i++)
            {
                var pose = world.Locations[world.Receptacles[i].Location].Pose!.Value;
                var at = new Position(pose.X, pose.Y);
                Assert.That(world.Plan!.Routes.CanStand(at), world.Receptacles[i].Name);
                Assert.That(world.Plan.Furniture[i].Area.DistanceTo(at), Is.AtMost(1.2), world.Receptacles[i].Name);
            }
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Ways_lead_between_all_places_and_through_no_wall_and_no_furniture(string name)
    {
        var world = WorldCatalog.Shipped.Load(name);
        var plan = world.Plan!;
        var places = world.Locations.Select(place => new Position(place.Pose!.Value.X, place.Pose.Value.Y)).ToList();

        var routes = places.SelectMany((a, i) => places.Skip(i).Select(b => plan.Routes.Find(a, b))).ToList();

        Assert.That(routes, Has.None.Null);
        var ways = routes.SelectMany(route => route!.Points.Zip(route.Points.Skip(1), (a, b) => new Segment(a, b))).Distinct().ToList();
        var onFloor = plan.Furniture.Where(piece => !piece.IsRaised).Select(piece => piece.Area).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ways.Where(way => plan.Walls.Any(wall => wall.DistanceTo(way) < 0.2)), Is.Empty);
            Assert.That(ways.Where(way => onFloor.Any(piece => way.DistanceTo(piece) < 0.15)), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Reading_twice_gives_the_same_world_and_the_same_ways(string name)
    {
        var (first, second) = (WorldCatalog.Shipped.Load(name), WorldCatalog.Shipped.Load(name));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Locations, Is.EqualTo(first.Locations));
            Assert.That(second.Receptacles, Is.EqualTo(first.Receptacles));
            Assert.That(second.Things, Is.EqualTo(first.Things));
            Assert.That(Ways(second), Is.EqualTo(Ways(first)));
        }

        static IEnumerable<Position> Ways(WorldDefinition world) =>
            from a in world.Receptacles
            from b in world.Receptacles.Take(5)
            from point in world.Plan!.Routes.Find(a.Position!.Value with { Height = 0 }, b.Position!.Value with { Height = 0 })?.Points ?? []
            select point;
    }

    [Test]
    public void The_plan_of_the_kitchen_reads_like_this() =>
        GoldenFile.Check(GoldenFile.Of("kitchen.txt"), PlanText.Draw(WorldCatalog.Shipped.Load("kitchen")));

    [Test]
    public void The_plan_of_the_family_house_reads_like_this() =>
        GoldenFile.Check(GoldenFile.Of("family-house.txt"), PlanText.Draw(WorldCatalog.Shipped.Load("family-house")));
}
