namespace CodeAct.Embodied.Simulation.Model;

/// <summary>A place to stand.</summary>
/// <param name="Id">The identifier; ordinal order of ids is the order of listing.</param>
/// <param name="Name">The name that only the old dialect shows, for example <c>loc 12</c>.</param>
/// <param name="Pose">Where that is; null where the world has no geometry.</param>
public sealed record Location(string Id, string Name, Pose? Pose);

/// <summary>A fixed place that holds things: a desk, a drawer, a fridge.</summary>
public sealed record Receptacle
{
    /// <summary>The identifier. Receptacles are listed in the ordinal order of their ids.</summary>
    public required string Id { get; init; }

    /// <summary>The name that agents use, for example <c>fridge 1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind, for example <c>fridge</c>; goals and what fits where go by it.</summary>
    public required string Kind { get; init; }

    /// <summary>Where one stands before it: an index into <see cref="WorldDefinition.Locations"/>. Several receptacles may
    /// share a location, and are then all at hand at once.</summary>
    public required int Location { get; init; }

    public required ReceptacleTraits Traits { get; init; }

    /// <summary>Where it is; null where the world has no geometry.</summary>
    public Position? Position { get; init; }

    /// <summary>Whether things are in it or on it: <c>in</c> or <c>on</c>. In is what has a door or a lid, and basins and bins.</summary>
    [JsonIgnore]
    public string Preposition => PrepositionOf(Kind, Traits);

    /// <summary>As <see cref="Preposition"/>, for a kind.</summary>
    public static string PrepositionOf(string kind, ReceptacleTraits traits) =>
        (traits & (ReceptacleTraits.Openable | ReceptacleTraits.Cleans)) != 0 || kind is "bathtubbasin" or "garbagecan" ? "in" : "on";
}

/// <summary>What is not a receptacle; ALFWorld calls it an object.</summary>
public sealed record Thing
{
    /// <summary>The identifier. Things are listed in the ordinal order of their ids.</summary>
    public required string Id { get; init; }

    /// <summary>The name that agents use, for example <c>mug 1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind, for example <c>mug</c>; goals and what fits where go by it.</summary>
    public required string Kind { get; init; }

    public required ThingTraits Traits { get; init; }

    /// <summary>Where it is at the start; null where the world has no geometry.</summary>
    public Position? Position { get; init; }
}
