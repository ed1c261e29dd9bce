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
        var (commands, expected) = (new List<string>(), 0.0);
        foreach (var (goal, kinds, count) in searches)
        {
            var walk = new Walk(ReferenceEquals(goal, searches[^1].Goal) ? world : world.With(goal, world.GoalText), dialect);
            foreach (var command in commands)
                walk.Try(command);
            if (!IsSeen())
            {
                var left = Enumerable.Range(0, world.Receptacles.Length).Where(place => !walk.Looked.Contains(world.Receptacles[place].Name)).ToList();
                ImmutableArray<SearchPlace> places = [.. left.Select(place => world.Receptacles[place]).Select(place =>
                    new SearchPlace(kinds.Max(kind => Prior.Chance(kind, place.Kind)), Prior.Steps(place.Kind), place.Location))];
                var order = OptimalSearch.Order(places);
                expected += OptimalSearch.ExpectedSteps(order.Select(number => places[number]), wanted: 1, isThere: true);
                foreach (var place in order.Select(number => left[number]).TakeWhile(_ => !IsSeen()))
                    walk.Look(world.Receptacles[place].Name);
                expected -= walk.Commands.Count - commands.Count;
                if (!IsSeen())
                    return null;
            }

            if (walk.Simulator.ShortestPlan(cancellationToken) is not { } plan)
                return null;
            commands = [.. walk.Commands, .. plan];

            bool IsSeen() => walk.Seen.Count(name => kinds.Any(kind => SearchFigures.IsOf(name, kind))) >= count;
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

    /// <summary>What was done so far, and what was seen by it.</summary>
    private sealed class Walk(WorldDefinition world, Dialect dialect)
    {
        public Simulator Simulator { get; } = new(world, dialect);

        public List<string> Commands { get; } = [];

        /// <summary>The things that were seen.</summary>
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        /// <summary>The places of which one has seen what is there.</summary>
        public HashSet<string> Looked { get; } = new(StringComparer.Ordinal);

        public void Look(string place)
        {
            // Standing there already, one opens what is closed or looks at it.
            if (Try($"go to {place}"))
                _ = Looked.Contains(place) || Try($"open {place}");
            else
                _ = Try($"open {place}") || Try($"examine {place}");
        }

        /// <summary>Carries out a command; one that is refused is no step.</summary>
        public bool Try(string command)
        {
            var text = Simulator.Step(command);
            if (Simulator.Unmet is not Precondition.None)
                return false;
            Commands.Add(command);
            Seen.UnionWith(Simulator.ObjectsListed);
            if (text.Contains("you see", StringComparison.Ordinal))
                Looked.UnionWith(world.Receptacles.Select(place => place.Name).Where(place => command.EndsWith(" " + place, StringComparison.Ordinal)));
            return true;
        }
    }
}
