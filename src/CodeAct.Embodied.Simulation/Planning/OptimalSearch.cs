namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>A place that can be looked at for something.</summary>
/// <param name="Chance">The chance that it is there: 0.0 to 1.0.</param>
/// <param name="Steps">What looking costs who comes from elsewhere: 1 or more.</param>
/// <param name="Location">Places of the same number are at one location: who stands there saves a step, except the one of looking.</param>
public readonly record struct SearchPlace(double Chance, double Steps, int Location)
{
    internal double StepsFrom(int location) => location == Location ? Math.Max(1, Steps - 1) : Steps;
}

/// <summary>The order of looking that takes the fewest steps on the average.</summary>
/// <remarks>The ratio rule (Simon and Kadane 1975, satisficing search): places by the chance of success for each step, the highest
/// first. It is optimal where a look never errs, costs do not depend on the order, and a failed look changes the other chances alike or not at all;
/// for one thing, and for several where a place holds at most one. Places of one location are taken together as far as that pays, which is the same rule for
/// blocks.</remarks>
public static class OptimalSearch
{
    /// <summary>The numbers of the places in the order in which to look at them; among equals the first is first.</summary>
    public static ImmutableArray<int> Order(ImmutableArray<SearchPlace> places)
    {
        var order = ImmutableArray.CreateBuilder<int>(places.Length);
        var left = Enumerable.Range(0, places.Length).GroupBy(number => places[number].Location)
            .Select(block => block.OrderByDescending(number => places[number].Chance / places[number].StepsFrom(places[number].Location)).ToList()).ToList();
        var location = -1;
        while (left.Count > 0)
        {
            var (block, count) = left.Select(block => (Block: block, Best: Prefix(places, block, location))).OrderByDescending(next => next.Best.Ratio).ThenBy(next => next.Block[0])
                .Select(next => (next.Block, next.Best.Count)).First();
            order.AddRange(block[..count]);
            location = places[block[0]].Location;
            block.RemoveRange(0, count);
            left.RemoveAll(block => block.Count == 0);
        }

        return order.MoveToImmutable();
    }

    /// <summary>The steps until so many have been found, on the average, if places are independent and hold one each at most.</summary>
    /// <param name="order">The places in the order in which they are looked at. Who has found enough looks no further; who has not looks at all.</param>
    /// <param name="wanted">How many: 1 or more.</param>
    /// <param name="isThere">Whether it is certain that there are as many.</param>
    public static double ExpectedSteps(IEnumerable<SearchPlace> order, int wanted, bool isThere)
    {
        // By how many have been found: the chance to be still looking.
        var looking = new double[wanted];
        looking[0] = 1;
        var (expected, all, location) = (0.0, 0.0, -1);
        foreach (var place in order)
        {
            var steps = place.StepsFrom(location);
            all += steps;
            expected += looking.Sum() * steps;
            location = place.Location;
            for (var found = wanted - 1; found >= 0; found--)
                looking[found] = (looking[found] * (1 - place.Chance)) + (found > 0 ? looking[found - 1] * place.Chance : 0);
        }

        var failure = looking.Sum();
        return isThere && failure < 1 ? (expected - (failure * all)) / (1 - failure) : expected;
    }

    // How much of a block to look at before anything else: as far as that raises the chance for a step.
    private static (double Ratio, int Count) Prefix(ImmutableArray<SearchPlace> places, List<int> block, int location)
    {
        var best = (Ratio: -1.0, Count: 0);
        var (chance, steps) = (0.0, 0.0);
        for (var count = 1; count <= block.Count; count++)
        {
            var place = places[block[count - 1]];
            chance += place.Chance;
            steps += place.StepsFrom(count == 1 ? location : place.Location);
            if (chance / steps > best.Ratio)
                best = (chance / steps, count);
        }

        return best;
    }
}
