using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Vocabulary;
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
}
