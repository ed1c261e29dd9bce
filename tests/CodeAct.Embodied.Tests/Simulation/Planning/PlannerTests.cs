using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Games;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Planning;

public sealed class PlannerTests
{
    [Test]
    [CancelAfter(300_000)]
    public void Every_open_game_is_won_and_never_later_than_by_its_stored_solution(
        [Values] AlfworldGames set, [Values("valid_unseen", "valid_seen", "valid_train", "train", "old-format")] string collection, CancellationToken cancellationToken)
    {
        int games = 0, planned = 0, stored = 0;
        List<string> problems = [];
        foreach (var game in AlfworldData.Collection(set, collection))
        {
            games++;
            var simulator = new Simulator(game.ToWorld(), game.Dialect);
            var plan = simulator.ShortestPlan(cancellationToken)!.Value;
            planned += plan.Length;
            stored += game.Walkthrough.Length;
            foreach (var command in plan)
            {
                if (!simulator.TryApply(command))
                    problems.Add($"{game.Id}: {command} is refused");
            }

            if (!simulator.Won)
                problems.Add($"{game.Id}: not won");
            if (game.Walkthrough.Length > 0 && plan.Length > game.Walkthrough.Length)
                problems.Add($"{game.Id}: {plan.Length} steps instead of {game.Walkthrough.Length}");
        }

        Assert.That(problems, Is.Empty);
        TestContext.Out.WriteLine($"{games} games, {planned} planned commands, {stored} stored commands");
    }

    [TestCaseSource(nameof(Tasks))]
    public void Every_shipped_task_is_won(string task)
    {
        var simulator = new Simulator(WorldCatalog.Shipped.Load(task), Dialect.Alfworld04);

        foreach (var command in simulator.ShortestPlan(CancellationToken.None)!.Value)
            simulator.TryApply(command);

        Assert.That(simulator.Won);
    }

    [TestCase(TaskType.PickAndPlaceSimple, "apple", "shelf", "go to fridge 1;open fridge 1;take apple 1 from fridge 1;go to shelf 1;move apple 1 to shelf 1")]
    [TestCase(TaskType.PickCleanThenPlaceInRecep, "mug", "shelf",
        "go to table 1;take mug 1 from table 1;go to sinkbasin 1;clean mug 1 with sinkbasin 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickHeatThenPlaceInRecep, "mug", "shelf",
        "go to table 1;take mug 1 from table 1;go to microwave 1;heat mug 1 with microwave 1;go to shelf 1;move mug 1 to shelf 1",
        Description = "what heats may stay closed")]
    [TestCase(TaskType.PickHeatThenPlaceInRecep, "mug", "microwave",
        "go to table 1;take mug 1 from table 1;go to microwave 1;heat mug 1 with microwave 1;open microwave 1;move mug 1 to microwave 1",
        Description = "what something is put into may not")]
    [TestCase(TaskType.PickCoolThenPlaceInRecep, "mug", "shelf",
        "go to table 1;take mug 1 from table 1;go to fridge 1;cool mug 1 with fridge 1;go to shelf 1;move mug 1 to shelf 1")]
    [TestCase(TaskType.PickTwoObjAndPlace, "mug", "shelf",
        "go to table 1;take mug 1 from table 1;go to shelf 1;move mug 1 to shelf 1;open cabinet 1;take mug 2 from cabinet 1;move mug 2 to shelf 1",
        Description = "the other way round, one would have to come back")]
    [TestCase(TaskType.LookAtObjInLight, "plate", "desklamp", "go to cabinet 1;take plate 1 from shelf 1;go to table 1;use desklamp 1")]
    public void A_plan_has_no_step_too_many(TaskType type, string thing, string target, string commands)
    {
        var plan = new Simulator(SmallWorld.With(type, thing, target), Dialect.Alfworld04).ShortestPlan(CancellationToken.None)!.Value;

        Assert.That(plan, Has.Length.EqualTo(commands.Split(';').Length));
        Assert.That(plan.Order(StringComparer.Ordinal).Select(Place), Is.EqualTo(commands.Split(';').Order(StringComparer.Ordinal).Select(Place)), "one that is as short is as good");

        // Cabinet and shelf are one place.
        static string Place(string command) => command is "go to shelf 1" ? "go to cabinet 1" : command;
    }

    [TestCase(TaskType.PickHeatThenPlaceInRecep, "go to table 1;take mug 1 from table 1;go to microwave 1;heat mug 1 with microwave 1", "go to shelf 1;move mug 1 to shelf 1", TestName = "A_treatment_that_was_done")]
    [TestCase(TaskType.PickTwoObjAndPlace, "go to table 1;take mug 1 from table 1;go to shelf 1;move mug 1 to shelf 1", "open cabinet 1;take mug 2 from cabinet 1;move mug 2 to shelf 1", TestName = "The_first_of_two_that_lies_there")]
    public void What_is_done_already_is_not_planned_again(TaskType type, string done, string plan)
    {
        var simulator = new Simulator(SmallWorld.With(type, "mug", "shelf"), Dialect.Alfworld04);
        foreach (var command in done.Split(';'))
            Assert.That(simulator.TryApply(command), command);

        Assert.That(simulator.ShortestPlan(CancellationToken.None), Is.EqualTo(plan.Split(';')));
    }

    [Test]
    public void A_lamp_that_is_on_needs_no_switching()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.LookAtObjInLight, "plate", "desklamp"), Dialect.Alfworld04);
        simulator.Step("go to table 1");
        simulator.Step("use desklamp 1");

        Assert.That(simulator.ShortestPlan(CancellationToken.None)!.Value[^1], Is.EqualTo("go to table 1"));
    }

    [Test]
    public void A_search_can_be_cancelled() =>
        Assert.That(() => new Simulator(SmallWorld.With(), Dialect.Alfworld04).ShortestPlan(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void What_is_in_the_way_is_put_down_first()
    {
        var simulator = new Simulator(SmallWorld.With(), Dialect.Alfworld04);
        simulator.Step("go to table 1");
        simulator.Step("take bowl 1 from table 1");

        var plan = simulator.ShortestPlan(CancellationToken.None);

        Assert.That(plan, Is.EqualTo((string[])
            ["move bowl 1 to table 1", "take mug 1 from table 1", "go to microwave 1", "open microwave 1", "move mug 1 to microwave 1"]));
    }

    [Test]
    public void A_goal_that_holds_needs_no_plan()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickAndPlaceSimple, "mug", "table"), Dialect.Alfworld04);

        Assert.That(simulator.ShortestPlan(CancellationToken.None), Is.Empty);
    }

    [Test]
    public void A_goal_out_of_reach_has_no_plan()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickHeatThenPlaceInRecep, "knife", "table"), Dialect.Alfworld04);

        Assert.That(simulator.ShortestPlan(CancellationToken.None), Is.Null);
    }

    private static IEnumerable<string> Tasks() =>
        WorldCatalog.Shipped.Names.SelectMany(name => WorldCatalog.Shipped.House(name).Tasks.Select(task => $"{name}#{task.Name}"));

    [Test]
    public void A_search_that_would_take_long_is_given_up_without_an_answer()
    {
        var simulator = new Simulator(SmallWorld.With(TaskType.PickTwoObjAndPlace, "mug", "shelf"), Dialect.Alfworld04);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(simulator.Plan(2, needsProof: true, CancellationToken.None).Commands?.Length, Is.Null);
            Assert.That(simulator.Plan(1000, needsProof: true, CancellationToken.None).Commands?.Length, Is.EqualTo(simulator.ShortestPlan(CancellationToken.None)!.Value.Length));
        }
    }

    [Test]
    public void A_plan_may_have_to_open_everything_on_its_way()
    {
        var house = HouseReader.Read("house", "house.yaml",
            """
            title: Everything is behind doors
            robot: [3, 2]
            rooms:
              kitchen: {from: [0, 0], to: [6, 4]}
            furniture:
              fridge 1: {at: [0.5, 3.5], facing: south}
              countertop 1: {at: [3, 3.6], size: [3, 0.6], holds: [bread 1]}
              cabinet 1: {at: countertop 1}
              cabinet 2: {at: countertop 1, holds: [bowl 1]}
              cabinet 3: {at: countertop 1, holds: [bowl 2]}
            tasks:
              bowls: {goal: {some: 2 bowl, in: fridge, together: true}}
            """, WorldCatalog.Shipped.Kinds);
        var simulator = new Simulator(house.World(house.Tasks[0]), Dialect.Alfworld04);
        foreach (var command in (string[])["go to countertop 1", "take bread 1 from countertop 1"])
            Assert.That(simulator.TryApply(command), command);

        var plan = simulator.ShortestPlan(CancellationToken.None)!.Value;

        foreach (var command in plan)
            Assert.That(simulator.TryApply(command), command);
        Assert.That(simulator.Won);
    }

    [Test]
    public void A_lamp_behind_a_door_that_shines_all_the_same_is_not_uncovered()
    {
        var world = SmallWorld.With(TaskType.LookAtObjInLight, "plate", "desklamp");
        var simulator = new Simulator(Moved(world, "desklamp 1", "fridge 1"), Dialect.Alfworld04);

        Assert.That(simulator.ShortestPlan(CancellationToken.None)!.Value, Has.Length.EqualTo(4).And.None.StartsWith("open"));
    }

    private static WorldDefinition Moved(WorldDefinition world, string thing, string receptacle)
    {
        var t = world.Things.Single(item => item.Name == thing);
        var place = world.Receptacles.Single(item => item.Name == receptacle);
        var (number, into) = (world.Things.IndexOf(t), world.Receptacles.IndexOf(place));
        return new()
        {
            Name = world.Name,
            Source = world.Source,
            Goal = world.Goal,
            GoalText = world.GoalText,
            Locations = world.Locations,
            Receptacles = world.Receptacles,
            Things = world.Things,
            Accepts = world.Accepts,
            StartLocation = world.StartLocation,
            Contents = [.. world.Contents.Where(pair => pair.Thing != number), new(number, into)],
            ThingLocations = [.. world.ThingLocations.Where(pair => pair.Thing != number), new(number, place.Location)],
        };
    }
}
