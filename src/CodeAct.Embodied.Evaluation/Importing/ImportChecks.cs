using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Importing;

/// <summary>What of a game no house file can say.</summary>
internal sealed class ImportChecks
{
    private readonly Game game;
    private readonly WorldDefinition world;
    private readonly Kinds kinds;

    // Things that are somewhere; what is nowhere can be neither seen nor reached, and is left out.
    private readonly ILookup<int, int> places;

    private ImportChecks(Game game, WorldDefinition world, Kinds kinds)
    {
        (this.game, this.world, this.kinds) = (game, world, kinds);
        places = world.Contents.ToLookup(content => content.Thing, content => content.Receptacle);
    }

    /// <summary>The first reason against a house; null where there is none.</summary>
    public static ImportRefusal? Of(Game game, WorldDefinition world, Kinds kinds) => new ImportChecks(game, world, kinds).All().FirstOrDefault();

    private IEnumerable<ImportRefusal> All() => OfGame().Concat(OfFurniture()).Concat(OfThings()).Concat(OfPlacements());

    private IEnumerable<ImportRefusal> OfGame()
    {
        if (game.Dialect is not Dialect.Alfworld04)
            yield return new ImportRefusal("it is older than ALFWorld 0.4", "its observations number the places to stand, and a house has no such numbers");
        if (GameImport.Wording(world) < 0)
            yield return new ImportRefusal("its task has a sentence of its own", world.GoalText);
        if (world.Receptacles.FirstOrDefault(receptacle => receptacle.Location == world.StartLocation) is { } before)
            yield return new ImportRefusal("the robot starts before furniture", before.Name);
    }

    private IEnumerable<ImportRefusal> OfFurniture()
    {
        foreach (var receptacle in world.Receptacles)
        {
            if (!kinds.Receptacles.TryGetValue(receptacle.Kind, out var kind) || !IsNamedByKind(receptacle.Name, receptacle.Kind))
                yield return new ImportRefusal("kinds.yaml does not know a piece of furniture", $"the {receptacle.Name} is a {receptacle.Kind}");
            else if (receptacle.Traits != kind.Traits && receptacle.Traits != (kind.Traits & ~ReceptacleTraits.Openable))
                yield return new ImportRefusal("kinds.yaml says otherwise what furniture does", $"the {receptacle.Name}");
        }

        var present = world.Things.Where((_, thing) => places.Contains(thing)).Where(thing => thing.Traits.HasFlag(ThingTraits.Pickupable)).Select(thing => thing.Kind).ToHashSet();
        foreach (var kind in world.Receptacles.Select(receptacle => receptacle.Kind).Distinct().Where(kinds.Receptacles.ContainsKey))
        {
            var accepted = world.Accepts.Where(row => row.ReceptacleKind == kind).SelectMany(row => row.ThingKinds).Where(present.Contains);
            if (!accepted.ToHashSet().SetEquals(kinds.Receptacles[kind].Accepts.Where(present.Contains)))
                yield return new ImportRefusal("kinds.yaml says otherwise what furniture accepts", $"a {kind}");
        }
    }

    private IEnumerable<ImportRefusal> OfThings()
    {
        foreach (var thing in world.Things.Where((_, thing) => places.Contains(thing)))
        {
            if (!kinds.Things.TryGetValue(thing.Kind, out var kind) || !IsNamedByKind(thing.Name, thing.Kind))
                yield return new ImportRefusal("kinds.yaml does not know a thing", $"the {thing.Name} is a {thing.Kind}");
            else if (kind.Traits != thing.Traits)
                yield return new ImportRefusal("kinds.yaml says otherwise what a thing affords", $"the {thing.Name}");
        }
    }

    private IEnumerable<ImportRefusal> OfPlacements()
    {
        foreach (var place in places)
        {
            var (name, receptacle) = (world.Things[place.Key].Name, world.Receptacles[place.First()]);
            if (place.Skip(1).FirstOrDefault(-1) is >= 0 and var second)
                yield return new ImportRefusal("a thing is in two places at once", $"the {name} is at the {receptacle.Name} and at the {world.Receptacles[second].Name}");
            else if (kinds.Receptacles[receptacle.Kind] is var kind && !kind.Accepts.Contains(world.Things[place.Key].Kind) && !kind.AlsoHolds.Contains(world.Things[place.Key].Kind))
                yield return new ImportRefusal("kinds.yaml knows no such thing there", $"the {name} at the {receptacle.Name}");
        }

        foreach (var (inner, outer) in world.InnerThings.Where(pair => pair.Inner != pair.Outer && places.Contains(pair.Outer)))
            yield return new ImportRefusal("a thing is inside another", $"the {world.Things[inner].Name} in the {world.Things[outer].Name}");
        foreach (var place in places.Where(place => !world.ThingLocations.Where(known => known.Thing == place.Key).Select(known => known.Location).SequenceEqual([world.Receptacles[place.First()].Location])))
            yield return new ImportRefusal("a thing can be sliced elsewhere than where it is", $"the {world.Things[place.Key].Name}");
    }

    private static bool IsNamedByKind(string name, string kind) => name.Length > kind.Length + 1 && name.StartsWith(kind, StringComparison.Ordinal) && name[kind.Length] == ' ' && name.Length <= kind.Length + 4;
}
