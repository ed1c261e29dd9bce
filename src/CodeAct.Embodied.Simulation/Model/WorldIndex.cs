using System.Collections.Concurrent;

namespace CodeAct.Embodied.Simulation.Model;

/// <summary>Tables made from a definition once, so that a step of the engine only looks things up.</summary>
internal sealed class WorldIndex
{
    private readonly Dictionary<string, int> names;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> namesBySpan;
    private readonly ConcurrentDictionary<Type, object> shared = [];

    public WorldIndex(WorldDefinition world)
    {
        World = world;
        Layout = new StateLayout(world.Receptacles.Length, world.Things.Length, world.Locations.Length);

        names = new Dictionary<string, int>(world.Receptacles.Length + world.Things.Length, StringComparer.Ordinal);
        for (var r = 0; r < world.Receptacles.Length; r++)
            names.Add(world.Receptacles[r].Name, r);
        for (var t = 0; t < world.Things.Length; t++)
            names.Add(world.Things[t].Name, ~t);
        namesBySpan = names.GetAlternateLookup<ReadOnlySpan<char>>();

        LocationOf = [.. world.Receptacles.Select(receptacle => receptacle.Location)];
        (ReceptacleRanks, ThingRanks) = RankNames(world);
        (Here, HereByName, GoToByName) = GroupByLocation(world, ReceptacleRanks);
        Pickupable = ThingsWith(ThingTraits.Pickupable);
        Toggleable = ThingsWith(ThingTraits.Toggleable);
        Sliceable = ThingsWith(ThingTraits.Sliceable);
        Accepted = AcceptedThings(world);
        Inner = InnerThings(world);
        Initial = InitialState(world);
    }

    public WorldDefinition World { get; }

    public StateLayout Layout { get; }

    /// <summary>How everything stands at the start. Never written to.</summary>
    public WorldState Initial { get; }

    /// <summary>The location of each receptacle.</summary>
    public int[] LocationOf { get; }

    /// <summary>The place of each receptacle's name among all names in ordinal order.</summary>
    public int[] ReceptacleRanks { get; }

    /// <summary>The place of each thing's name among all names in ordinal order.</summary>
    public int[] ThingRanks { get; }

    /// <summary>The receptacles at each location, in the order of their ids.</summary>
    public int[][] Here { get; }

    /// <summary>The receptacles at each location, in the ordinal order of their names.</summary>
    public int[][] HereByName { get; }

    /// <summary>The receptacles that are not at each location, in the ordinal order of their names.</summary>
    public int[][] GoToByName { get; }

    public ulong[] Pickupable { get; }

    public ulong[] Toggleable { get; }

    public ulong[] Sliceable { get; }

    /// <summary>The things that each receptacle accepts.</summary>
    public ulong[][] Accepted { get; }

    /// <summary>The things inside each thing, itself left out, in the order of their ids.</summary>
    public int[][] Inner { get; }

    /// <summary>The things of a kind, or of all, that afford all of that.</summary>
    public ulong[] ThingsOfKind(string? kind, ThingTraits traits) =>
        Things(thing => (kind is null || thing.Kind == kind) && (thing.Traits & traits) == traits);

    /// <summary>What layers above make from the world once and all of its episodes share. A race makes it twice and keeps one.</summary>
    public T Shared<T>(Func<WorldIndex, T> make)
        where T : class => (T)shared.GetOrAdd(typeof(T), static (_, state) => state.make(state.index), (make, index: this));

    public bool TryFindReceptacle(ReadOnlySpan<char> name, out int receptacle) =>
        namesBySpan.TryGetValue(name, out receptacle) && receptacle >= 0;

    public bool TryFindThing(ReadOnlySpan<char> name, out int thing)
    {
        var found = namesBySpan.TryGetValue(name, out var index) && index < 0;
        thing = ~index;
        return found;
    }

    private static (int[] Receptacles, int[] Things) RankNames(WorldDefinition world)
    {
        var all = new string[world.Receptacles.Length + world.Things.Length];
        var entities = new int[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = i < world.Receptacles.Length ? world.Receptacles[i].Name : world.Things[i - world.Receptacles.Length].Name;
            entities[i] = i;
        }

        Array.Sort(all, entities, StringComparer.Ordinal);
        var ranks = new int[all.Length];
        for (var rank = 0; rank < entities.Length; rank++)
            ranks[entities[rank]] = rank;
        return (ranks[..world.Receptacles.Length], ranks[world.Receptacles.Length..]);
    }

    private static (int[][] Here, int[][] HereByName, int[][] GoToByName) GroupByLocation(WorldDefinition world, int[] ranks)
    {
        var byName = new int[world.Receptacles.Length];
        for (var r = 0; r < byName.Length; r++)
            byName[r] = r;
        Array.Sort((int[])ranks.Clone(), byName);

        var here = new List<int>?[world.Locations.Length];
        for (var r = 0; r < world.Receptacles.Length; r++)
            (here[world.Receptacles[r].Location] ??= []).Add(r);

        var groups = new int[world.Locations.Length][];
        var groupsByName = new int[world.Locations.Length][];
        var elsewhere = new int[world.Locations.Length][];
        for (var location = 0; location < groups.Length; location++)
        {
            if (here[location] is not { } group)
            {
                // Nothing stands at most standing points of a real game: they all share the list of everything.
                groups[location] = groupsByName[location] = [];
                elsewhere[location] = byName;
                continue;
            }

            groups[location] = [.. group];
            groupsByName[location] = [.. group.OrderBy(r => ranks[r])];
            elsewhere[location] = Array.FindAll(byName, r => world.Receptacles[r].Location != location);
        }

        return (groups, groupsByName, elsewhere);
    }

    private static int[][] InnerThings(WorldDefinition world)
    {
        var inner = new int[world.Things.Length][];
        Array.Fill(inner, []);
        foreach (var group in world.InnerThings.Where(pair => pair.Inner != pair.Outer).GroupBy(pair => pair.Outer, pair => pair.Inner))
            inner[group.Key] = [.. group.Distinct().Order()];
        return inner;
    }

    private ulong[] ThingsWith(ThingTraits traits) => Things(thing => (thing.Traits & traits) == traits);

    private ulong[] Things(Func<Thing, bool> isMember)
    {
        var set = new ulong[Layout.ThingWords];
        for (var t = 0; t < World.Things.Length; t++)
        {
            if (isMember(World.Things[t]))
                set[t >> 6] |= 1UL << (t & 63);
        }

        return set;
    }

    private ulong[][] AcceptedThings(WorldDefinition world)
    {
        var thingsByKind = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var t = 0; t < world.Things.Length; t++)
        {
            if (!thingsByKind.TryGetValue(world.Things[t].Kind, out var members))
                thingsByKind.Add(world.Things[t].Kind, members = new ulong[Layout.ThingWords]);
            members[t >> 6] |= 1UL << (t & 63);
        }

        var byKind = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        foreach (var acceptance in world.Accepts)
        {
            var set = new ulong[Layout.ThingWords];
            foreach (var kind in acceptance.ThingKinds)
            {
                if (!thingsByKind.TryGetValue(kind, out var members))
                    continue;
                for (var word = 0; word < set.Length; word++)
                    set[word] |= members[word];
            }

            byKind[acceptance.ReceptacleKind] = set;
        }

        var none = new ulong[Layout.ThingWords];
        return [.. world.Receptacles.Select(receptacle => byKind.GetValueOrDefault(receptacle.Kind, none))];
    }

    private WorldState InitialState(WorldDefinition world)
    {
        var state = new WorldState(Layout) { Location = world.StartLocation, Held = -1 };
        foreach (var (thing, receptacle) in world.Contents)
            state.SetIn(thing, receptacle, true);
        foreach (var (thing, location) in world.ThingLocations)
            state.SetAt(thing, location, true);
        foreach (var (thing, condition) in world.Conditions)
            state.Set(condition, thing, true);
        foreach (var receptacle in world.OpenReceptacles)
            state.SetOpen(receptacle, true);
        return state;
    }
}
