namespace CodeAct.Embodied.Simulation.Model;

/// <summary>What can be done with a thing. Constant during an episode.</summary>
[Flags]
public enum ThingTraits
{
    None = 0,
    Pickupable = 1,
    Cleanable = 2,
    Heatable = 4,
    Coolable = 8,
    Sliceable = 16,

    /// <summary>Can be switched on; never off again, as in ALFWorld.</summary>
    Toggleable = 32,

    /// <summary>Cuts what is sliceable: a knife.</summary>
    Slices = 64,

    /// <summary>Holds smaller things, such as a bowl. Nothing can be put in; what is inside moves along.</summary>
    ReceptacleObject = 128,
}

/// <summary>What can be done with a receptacle. Constant during an episode.</summary>
[Flags]
public enum ReceptacleTraits
{
    None = 0,

    /// <summary>Has a door or a lid. It is closed at the start unless the definition says otherwise.</summary>
    Openable = 1,

    /// <summary>Cleans what is held before it: a sink basin.</summary>
    Cleans = 2,

    /// <summary>Heats what is held before it: a microwave. It may stay closed.</summary>
    Heats = 4,

    /// <summary>Cools what is held before it: a fridge. It may stay closed.</summary>
    Cools = 8,
}

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
