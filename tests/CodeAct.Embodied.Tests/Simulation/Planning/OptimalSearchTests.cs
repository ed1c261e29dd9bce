using CodeAct.Embodied.Simulation.Planning;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Planning;

/// <summary>Orders of looking. A place is written as chance and steps.</summary>
public sealed class OptimalSearchTests
{
    [TestCase("0.5 1, 0.3 2, 0.2 1", "1 3 2", 2.1)]
    [TestCase("0.4 2, 0.35 1, 0.25 1", "2 3 1", 2.45, Description = "the likeliest place costs too much")]
    [TestCase("0.6 2, 0.4 1", "2 1", 2.2)]
    [TestCase("0.25 1, 0.25 1, 0.25 1, 0.25 1", "1 2 3 4", 2.5, Description = "among equals the first is first")]
    public void One_thing_is_looked_for_by_chance_for_each_step(string written, string order, double expected)
    {
        var places = Places(written);

        var found = OptimalSearch.Order(places);

        // Of one thing that is in one of the places: the chance of each if it was not in those before.
        var left = 1.0;
        var chain = found.Select(number => places[number]).Select(place =>
        {
            var chance = Math.Min(1, place.Chance / left);
            left -= place.Chance;
            return place with { Chance = chance };
        }).ToList();
        Assert.That(string.Join(' ', found.Select(number => number + 1)), Is.EqualTo(order));
        Assert.That(OptimalSearch.ExpectedSteps(chain, wanted: 1, isThere: false), Is.EqualTo(expected).Within(1e-9));
    }

    [TestCase("0.5 1, 0.3 2, 0.2 1", 1, "1 3 2", 2.3)]
    [TestCase("0.9 2, 0.5 1", 1, "2 1", 2.0)]
    [TestCase("0.1 1, 0.1 1, 0.1 1", 1, "1 2 3", 2.71)]
    [TestCase("0.5 1, 0.5 1, 0.5 1", 2, "1 2 3", 2.75)]
    [TestCase("0.4 1, 0.35 1, 0.2 2, 0.2 2, 0.1 2", 2, "1 2 3 4 5", 6.6024)]
    [TestCase("0.8 2, 0.3 1, 0.3 1, 0.6 2", 2, "1 2 3 4", 4.908)]
    public void Places_that_are_independent_have_the_same_order_for_any_number(string written, int wanted, string order, double expected)
    {
        var places = Places(written);

        var found = OptimalSearch.Order(places);

        Assert.That(string.Join(' ', found.Select(number => number + 1)), Is.EqualTo(order));
        Assert.That(OptimalSearch.ExpectedSteps(found.Select(number => places[number]), wanted, isThere: false), Is.EqualTo(expected).Within(1e-4));
    }

    [Test]
    public void No_way_of_looking_that_goes_by_what_was_found_is_better([Values(1, 2, 3)] int wanted)
    {
        var random = new Random(wanted);
        for (var round = 0; round < 50; round++)
        {
            ImmutableArray<SearchPlace> places = [.. Enumerable.Range(0, 6).Select(number => new SearchPlace(random.Next(1, 100) / 100.0, random.Next(1, 4), number))];

            var expected = OptimalSearch.ExpectedSteps(OptimalSearch.Order(places).Select(number => places[number]), wanted, isThere: false);

            Assert.That(expected, Is.EqualTo(Best(places, 0, wanted)).Within(1e-9), $"round {round}");
        }
    }

    [Test]
    public void Drawers_at_one_location_are_looked_into_together_as_far_as_that_pays()
    {
        // Each drawer alone has 0.1 a step, the table 0.14, and the first three drawers together 0.15.
        ImmutableArray<SearchPlace> places = [new(0.14, 1, 1), new(0.2, 2, 2), new(0.2, 2, 2), new(0.2, 2, 2), new(0.01, 2, 2)];

        var order = OptimalSearch.Order(places);

        Assert.That(order, Is.EqualTo((int[])[1, 2, 3, 0, 4]));
        Assert.That(OptimalSearch.ExpectedSteps(places[1..4], wanted: 1, isThere: false), Is.EqualTo(2 + 0.8 + 0.64).Within(1e-9));
    }

    [Test]
    public void If_a_thing_is_certain_to_be_there_the_searches_in_vain_do_not_count() =>
        Assert.That(OptimalSearch.ExpectedSteps(Places("0.5 1, 0.5 1"), wanted: 1, isThere: true), Is.EqualTo((1 * 0.5 + 2 * 0.25) / 0.75).Within(1e-9));

    // The least expected steps by dynamic programming over which places have been looked at and how many things are wanted still.
    private static double Best(ImmutableArray<SearchPlace> places, int looked, int wanted) => wanted == 0 || looked == (1 << places.Length) - 1 ? 0
        : Enumerable.Range(0, places.Length).Where(place => (looked & (1 << place)) == 0).Min(place => places[place].Steps
            + (places[place].Chance * Best(places, looked | (1 << place), wanted - 1)) + ((1 - places[place].Chance) * Best(places, looked | (1 << place), wanted)));

    private static ImmutableArray<SearchPlace> Places(string written) => [.. written.Split(", ").Select((place, number) =>
        place.Split(' ').Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)).ToArray() is [var chance, var steps] ? new SearchPlace(chance, steps, number) : default)];
}
