namespace CodeAct.Embodied.Simulation.Surprises;

/// <summary>How many steps surprises may cost somebody who goes about it with sense.</summary>
public static class SurpriseAllowance
{
    // Take again, go, and put; where it fell in another place, go there first.
    private const int Dropped = 4;

    // The try at the dark lamp, the way to another, and the try there.
    private const int Bulb = 3;

    /// <summary>The most that all of them cost together. A moved thing costs a look into every place.</summary>
    public static int Of(WorldDefinition world, ImmutableArray<SurpriseKind> kinds) => kinds.Sum(kind => kind switch
    {
        SurpriseKind.Moved => LookEverywhere(world),
        SurpriseKind.Jammed => SurpriseDeck.MostJams,
        SurpriseKind.Bulb => Bulb,
        SurpriseKind.Dropped => Dropped,
        _ => 1,
    });

    private static int LookEverywhere(WorldDefinition world) =>
        1 + world.Receptacles.Select(place => place.Location).Distinct().Count() + world.Receptacles.Count(place => (place.Traits & ReceptacleTraits.Openable) != 0);
}
