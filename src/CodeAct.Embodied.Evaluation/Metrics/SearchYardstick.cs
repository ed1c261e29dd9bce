using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Planning;

namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>What the best order of looking comes to in a world: with it, an agent's steps are told apart into skill, luck and what nobody could know.</summary>
/// <param name="Steps">S: steps of somebody who looks at places by <see cref="OptimalSearch"/> until the wanted thing is seen, and from there on takes a shortest
/// way.</param>
/// <param name="Expected">V*: the same with the steps that looking takes on the average, as the prior has it, in place of those it took here.</param>
public sealed record SearchYardstick(int Steps, double Expected)
{
    /// <summary>What it knows of households before it looks.</summary>
    private static readonly PlacementTable Prior = PlacementTable.Shipped;

    private static readonly Lazy<string> named = new(() => $"placements of ALFWorld's training games ({Prior.Hash})");

    /// <summary>The prior's name with the start of its hash.</summary>
    public static string PriorName => named.Value;

    /// <summary>Plays it in a world; null for goals for which there is no best order of simple form: all, exactly, none, tidy, rooms, one after the other,
    /// and "if".</summary>
    public static SearchYardstick? Of(WorldDefinition world, Dialect dialect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.Goal is not { If: null, Phases: [var asked] } || Searches(asked) is not [_, ..] searches)
            return null;
        var (commands, looked, expected) = (new List<string>(), new HashSet<int>(), 0.0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (goal, kinds, count) in searches)
        {
            var simulator = new Simulator(ReferenceEquals(goal, searches[^1].Goal) ? world : With(world, goal), dialect);
            foreach (var command in commands)
                simulator.TryApply(command);
            if (!IsSeen())
            {
                var left = Enumerable.Range(0, world.Receptacles.Length).Where(place => !looked.Contains(place)).ToList();
                ImmutableArray<SearchPlace> places = [.. left.Select(place => world.Receptacles[place]).Select(place =>
                    new SearchPlace(kinds.Max(kind => Prior.Chance(kind, place.Kind)), Prior.Steps(place.Kind), place.Location))];
                var order = OptimalSearch.Order(places);
                expected += OptimalSearch.ExpectedSteps(order.Select(number => places[number]), wanted: 1, isThere: true);
                var before = commands.Count;
                foreach (var place in order.Select(number => left[number]).TakeWhile(_ => !IsSeen()))
                {
                    looked.Add(place);
                    Look(simulator, world.Receptacles[place].Name, commands, seen);
                }

                expected -= commands.Count - before;
                if (!IsSeen())
                    return null;
            }

            if (simulator.ShortestPlan(cancellationToken) is not { } plan)
                return null;
            commands.AddRange(plan);

            bool IsSeen() => seen.Count(name => kinds.Any(kind => SearchFigures.IsOf(name, kind))) >= count;
        }

        return new SearchYardstick(commands.Count, commands.Count + expected);
    }

    // What has to be seen for what goal, one after the other; null where a condition is of no simple form.
    private static List<(Goal Goal, string[] Kinds, int Count)>? Searches(ImmutableArray<Requirement> asked)
    {
        var searches = new List<(Goal, string[], int)>();
        ImmutableArray<Requirement> before = [];
        foreach (var requirement in asked)
        {
            switch (requirement)
            {
                case Requirement.Things { Quantity: Quantity.Some, Room: null, Beside: null, Kind: { } kind } things:
                    if (things.That.Contains(Condition.Sliced))
                        Add(null, [.. WorldCatalog.Shipped.Kinds.Things.Values.Where(known => known.Traits.HasFlag(ThingTraits.Slices)).Select(known => known.Name)], 1);
                    for (var count = 1; count <= things.Count; count++)
                        Add(things with { Count = count }, [kind], count);
                    break;
                case Requirement.Hold hold:
                    Add(hold with { Lamp = null }, [hold.Kind], 1);
                    if (hold.Lamp is { } lamp)
                        Add(hold, [lamp], 1);
                    break;
                case Requirement.LampOn on:
                    Add(on, [on.Lamp], 1);
                    break;
                default:
                    return null;
            }

            before = before.Add(requirement);
        }

        return searches;

        void Add(Requirement? next, string[] kinds, int count) => searches.Add((new Goal { Phases = [next is null ? before : before.Add(next)] }, kinds, count));
    }

    private static void Look(Simulator simulator, string place, List<string> commands, HashSet<string> seen)
    {
        // Standing there already, one opens what is closed or looks at it.
        if (Try($"go to {place}") is not { } observation)
            _ = Try($"open {place}") ?? Try($"examine {place}");
        else if (observation.Contains("is closed", StringComparison.Ordinal))
            Try($"open {place}");

        string? Try(string command)
        {
            var text = simulator.Step(command);
            if (simulator.Unmet is not Precondition.None)
                return null;
            commands.Add(command);
            seen.UnionWith(simulator.ObjectsListed);
            return text;
        }
    }

    private static WorldDefinition With(WorldDefinition world, Goal goal) => new()
    {
        Name = world.Name,
        Source = world.Source,
        GoalText = world.GoalText,
        Goal = goal,
        Locations = world.Locations,
        Receptacles = world.Receptacles,
        Things = world.Things,
        Accepts = world.Accepts,
        StartLocation = world.StartLocation,
        Contents = world.Contents,
        ThingLocations = world.ThingLocations,
        InnerThings = world.InnerThings,
        Conditions = world.Conditions,
        OpenReceptacles = world.OpenReceptacles,
    };
}
