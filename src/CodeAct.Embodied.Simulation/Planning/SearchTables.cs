using CodeAct.Embodied.Simulation.Goals;

namespace CodeAct.Embodied.Simulation.Planning;

/// <summary>What a search looks up in a world with its goal; made once.</summary>
internal sealed class SearchTables
{
    private readonly ulong[] relevant;
    private readonly Dictionary<PlaceDemand, DemandTable> targets;

    private SearchTables(WorldIndex index)
    {
        Goal = GoalTest.Of(index);
        Demands = [.. Goal.Phases.SelectMany(phase => phase).Distinct()];
        Places = [.. Demands.OfType<PlaceDemand>()];
        Appliances = [.. Treatment.All.Select(treatment => Enumerable.Range(0, index.World.Receptacles.Length)
            .Where(receptacle => (index.World.Receptacles[receptacle].Traits & treatment.Appliance) != 0).ToArray())];
        Treatments = [.. Treatment.All.Select(treatment => (treatment.Condition, Verb.Of(treatment)))];

        // Knives matter only where something is to be sliced.
        Knives = Places.Any(place => place.That.Contains(Condition.Sliced)) ? index.ThingsOfKind(null, ThingTraits.Slices | ThingTraits.Pickupable) : new ulong[index.Layout.ThingWords];
        relevant = Union();
        MovedTwice = TwiceIn(index);
        Classes = ClassesOf(index);
        Properties = [.. Places.SelectMany(place => place.That).Append(Condition.Toggled).Distinct().Order()];
        Membership = [.. Enumerable.Range(0, index.World.Receptacles.Length).Select(receptacle => Demands.Select((demand, bit) => Concerns(demand, receptacle) ? 1UL << (bit & 63) : 0).Aggregate(0UL, (all, bit) => all | bit))];
        targets = Places.ToDictionary(place => place, place => new DemandTable(index, this, place));
    }

    public static SearchTables Of(WorldIndex index) => index.Shared(static index => new SearchTables(index));

    public GoalTest Goal { get; }

    /// <summary>What is asked for in any phase.</summary>
    public ImmutableArray<Demand> Demands { get; }

    public ImmutableArray<PlaceDemand> Places { get; }

    /// <summary>What the search looks up for one of <see cref="Places"/>.</summary>
    public DemandTable Of(PlaceDemand demand) => targets[demand];

    /// <summary>The receptacles that do each of <see cref="Treatment.All"/>.</summary>
    public int[][] Appliances { get; }

    public ImmutableArray<(Condition Condition, Verb Verb)> Treatments { get; }

    /// <summary>The things with which can be sliced what is to be sliced.</summary>
    public ulong[] Knives { get; }

    /// <summary>The things of which it matters where they are, in a search from some state.</summary>
    public ulong[] RelevantFrom(WorldState state)
    {
        ulong[] all = [.. relevant];
        if (!state.HandIsEmpty)
            all[state.Held >> 6] |= 1UL << (state.Held & 63);
        // Of what must not be somewhere, only what is there is ever touched.
        foreach (var place in Places.Where(place => place.Quantity is Quantity.None))
        {
            foreach (var receptacle in place.Receptacles)
            {
                for (var word = 0; word < all.Length; word++)
                    all[word] |= state.ContentsOf(receptacle)[word] & place.Things[word];
            }
        }

        return all;
    }

    /// <summary>The things that are in two receptacles at the start: taken out of one, they are still in the other.</summary>
    public ulong[] MovedTwice { get; }

    /// <summary>A number for each thing, equal for those that can stand in for each other.</summary>
    public int[] Classes { get; }

    /// <summary>The conditions of things that matter.</summary>
    public ImmutableArray<Condition> Properties { get; }

    /// <summary>Which demands each receptacle has to do with, a bit each.</summary>
    public ulong[] Membership { get; }

    private static bool Concerns(Demand demand, int receptacle) => demand switch
    {
        PlaceDemand place => place.Receptacles.Contains(receptacle),
        DoorDemand door => door.Receptacles.Contains(receptacle),
        AtDemand at => at.Receptacles.Contains(receptacle),
        _ => false,
    };

    private ulong[] Union()
    {
        ulong[] all = [.. Knives];
        foreach (var demand in Demands)
        {
            var (things, more) = demand switch
            {
                PlaceDemand { Quantity: Quantity.None } => (null, null),
                PlaceDemand place => (place.Things, place.Beside),
                HoldDemand hold => (hold.Things, hold.Lamps),
                LampDemand lamp => (lamp.Lamps, null),
                _ => (null, (ulong[]?)null),
            };
            for (var word = 0; word < all.Length; word++)
                all[word] |= (things?[word] ?? 0) | (more?[word] ?? 0);
        }

        return all;
    }

    private static ulong[] TwiceIn(WorldIndex index)
    {
        ulong[] once = new ulong[index.Layout.ThingWords], twice = new ulong[index.Layout.ThingWords];
        for (var receptacle = 0; receptacle < index.World.Receptacles.Length; receptacle++)
        {
            for (var word = 0; word < once.Length; word++)
            {
                var here = index.Initial.ContentsOf(receptacle)[word];
                twice[word] |= once[word] & here;
                once[word] |= here;
            }
        }

        return twice;
    }

    // A goal can be about the things of one kind in one room only, so that membership in demands counts as well.
    private int[] ClassesOf(WorldIndex index)
    {
        var numbers = new Dictionary<(string, ThingTraits, ulong, int), int>();
        return [.. index.World.Things.Select((thing, number) =>
        {
            var demands = Places.Select((place, bit) => Bits.Contains(place.Things, number) ? 1UL << (bit & 63) : 0).Aggregate(0UL, (all, bit) => all | bit);
            var key = (thing.Kind, thing.Traits, demands, Bits.Contains(MovedTwice, number) ? number : -1);
            return numbers.TryGetValue(key, out var known) ? known : numbers[key] = numbers.Count + 1;
        })];
    }
}

/// <summary>Where the things of a demand can be brought to, as the estimate looks it up.</summary>
internal sealed class DemandTable
{
    public DemandTable(WorldIndex index, SearchTables tables, PlaceDemand demand)
    {
        Demand = demand;
        IsTarget = new bool[index.World.Receptacles.Length];
        HasTarget = new bool[index.World.Locations.Length];
        foreach (var receptacle in demand.Receptacles)
            (IsTarget[receptacle], HasTarget[index.LocationOf[receptacle]]) = (true, true);
        TargetAtAppliance = [.. tables.Appliances.Select(appliances => Array.Exists(appliances, appliance => HasTarget[index.LocationOf[appliance]]))];
        var at = tables.Places.IndexOf(demand);
        // What another demand can be served with at the same time is counted once: with the one that stands before.
        IsCounted = demand.Quantity is not Quantity.None && !tables.Places.Take(at).Any(other => other.Quantity is not Quantity.None && Overlap(demand, other));
        Foreign = new ulong[demand.Things.Length];
        foreach (var other in tables.Demands.Where(other => other != demand))
        {
            var things = other switch { PlaceDemand { Quantity: not Quantity.None } place => place.Things, HoldDemand hold => hold.Things, _ => null };
            for (var word = 0; word < Foreign.Length; word++)
                Foreign[word] |= (things?[word] ?? 0) | ((other as PlaceDemand)?.Beside?[word] ?? 0);
        }
    }

    public PlaceDemand Demand { get; }

    /// <summary>Whether each receptacle is wanted.</summary>
    public bool[] IsTarget { get; }

    /// <summary>Whether there is such a receptacle at each location.</summary>
    public bool[] HasTarget { get; }

    /// <summary>Whether there is one where each of the treatments can be done.</summary>
    public bool[] TargetAtAppliance { get; }

    /// <summary>Whether its deliveries are none of those that another demand counts.</summary>
    public bool IsCounted { get; }

    /// <summary>The things that other demands ask for.</summary>
    public ulong[] Foreign { get; }

    private static bool Overlap(PlaceDemand one, PlaceDemand other)
    {
        for (var word = 0; word < one.Things.Length; word++)
        {
            if ((one.Things[word] & other.Things[word]) != 0)
                return one.Anywhere || other.Anywhere || one.Receptacles.Intersect(other.Receptacles).Any();
        }

        return false;
    }
}
