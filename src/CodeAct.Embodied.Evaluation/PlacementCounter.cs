using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Evaluation;

/// <summary>Counts over many worlds where things are at the start.</summary>
public sealed class PlacementCounter
{
    private readonly Dictionary<string, Tally> openable = [];
    private readonly Dictionary<(string Thing, string Receptacle), Tally> holding = [];

    /// <summary>Worlds so far.</summary>
    public int Worlds { get; private set; }

    /// <summary>Adds a world.</summary>
    public void Add(WorldDefinition world)
    {
        Worlds++;
        foreach (var receptacle in world.Receptacles)
            Count(openable, receptacle.Kind, (receptacle.Traits & ReceptacleTraits.Openable) != 0);

        // Only what one can look for: things that can be taken or switched on, and that are somewhere.
        var contents = world.Contents
            .Where(pair => (world.Things[pair.Thing].Traits & (ThingTraits.Pickupable | ThingTraits.Toggleable)) != 0)
            .Select(pair => (world.Things[pair.Thing].Kind, pair.Receptacle))
            .ToHashSet();
        foreach (var thing in contents.Select(pair => pair.Kind).Distinct().ToList())
        {
            for (var receptacle = 0; receptacle < world.Receptacles.Length; receptacle++)
                Count(holding, (thing, world.Receptacles[receptacle].Kind), contents.Contains((thing, receptacle)));
        }
    }

    /// <summary>The table so far.</summary>
    public PlacementTable ToTable() => new()
    {
        Openable = openable.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.PerMille, StringComparer.Ordinal),
        Holding = holding
            .Where(pair => pair.Value.PerMille > 0)
            .GroupBy(pair => pair.Key.Thing)
            .ToImmutableSortedDictionary(
                group => group.Key,
                group => group.ToImmutableSortedDictionary(pair => pair.Key.Receptacle, pair => pair.Value.PerMille, StringComparer.Ordinal),
                StringComparer.Ordinal),
    };

    private static void Count<T>(Dictionary<T, Tally> tallies, T key, bool isHit)
        where T : notnull
    {
        var (hits, total) = tallies.GetValueOrDefault(key);
        tallies[key] = new Tally(hits + (isHit ? 1 : 0), total + 1);
    }

    private readonly record struct Tally(int Hits, int Total)
    {
        public int PerMille => (int)Math.Round(1000.0 * Hits / Total);
    }
}
