using CodeAct.Embodied.Evaluation.Metrics;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Tests.Simulation.Goals;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Evaluation.Metrics;

/// <summary>What the best order of looking comes to.</summary>
public sealed class SearchYardstickTests
{
    [Test]
    public void Looking_goes_by_the_prior_and_after_the_find_a_shortest_plan_goes_on()
    {
        var found = Of("put a mug in microwave")!;

        // Sink basin 1, fridge and microwave 2 each, shelf 1, the cabinet at its location 1: there is a mug. Take, go, move.
        Assert.That(found.Steps, Is.EqualTo(10));
        Assert.That(found.Expected, Is.EqualTo(6.1754).Within(1e-3));
    }

    [TestCase("put all mugs on tables")]
    [TestCase("have exactly two mugs in cabinets")]
    [TestCase("leave no mug on tables")]
    [TestCase("first go to a fridge, then go to a table")]
    [TestCase("if a mug is on a table, hold a mug; otherwise go to a fridge")]
    public void A_goal_without_a_best_order_of_simple_form_has_no_yardstick(string sentence) => Assert.That(Of(sentence), Is.Null);

    [Test]
    public void Who_has_to_look_is_never_faster_than_who_knows()
    {
        foreach (var house in WorldCatalog.Shipped.Names.Select(WorldCatalog.Shipped.House))
        {
            foreach (var world in house.Tasks.Select(house.World))
            {
                var shortest = new Episode(world, new EpisodeOptions()).ShortestPlanLength(CancellationToken.None)!.Value;

                Assert.That(SearchYardstick.Of(world, Dialect.Alfworld04, CancellationToken.None)!.Steps, Is.GreaterThanOrEqualTo(shortest), world.Name);
            }
        }
    }

    private static SearchYardstick? Of(string sentence) => SearchYardstick.Of(GoalSemanticsTests.World(sentence), Dialect.Alfworld04, CancellationToken.None);
}
