namespace CodeAct.Embodied.Simulation.Model;

/// <summary>
/// What never changes in an episode: places, things, what each affords, the goal; and how everything stands at the start.
/// Entities are known by their index here. <see cref="Receptacles"/>, <see cref="Things"/> and <see cref="Locations"/> are
/// in the ordinal order of their ids, which is the order in which observations list them.
/// </summary>
/// <remarks>A class and not a record: a copy with changes would carry the tables of the original along.</remarks>
public sealed class WorldDefinition
{
    /// <summary>The name a person calls it by: a house's file name with its task, a game's id, a generated world's id.</summary>
    public required string Name { get; init; }

    public required WorldSource Source { get; init; }

    /// <summary>What it was generated from; null where it was not. A log says it beside the world, so that other data that give the same
    /// world do not make it another.</summary>
    [JsonIgnore]
    public WorldOrigin? Origin { get; init; }

    /// <summary>The task as the agent reads it, without "Your task is to: " and the full stop.</summary>
    public required string GoalText { get; init; }

    public required Goal Goal { get; init; }

    public required ImmutableArray<Location> Locations { get; init; }

    public required ImmutableArray<Receptacle> Receptacles { get; init; }

    public required ImmutableArray<Thing> Things { get; init; }

    /// <summary>Which kinds of thing each kind of receptacle accepts.</summary>
    public required ImmutableArray<Acceptance> Accepts { get; init; }

    /// <summary>Where the robot stands at the start: an index into <see cref="Locations"/>.</summary>
    public required int StartLocation { get; init; }

    /// <summary>Which thing is in which receptacle at the start. A thing may be in two at once.</summary>
    public required ImmutableArray<ThingInReceptacle> Contents { get; init; }

    /// <summary>At which location each thing is at the start. Only slicing and the floor list of <c>look</c> go by it.</summary>
    public required ImmutableArray<ThingAtLocation> ThingLocations { get; init; }

    /// <summary>Which thing is inside which other thing; it never changes.</summary>
    public ImmutableArray<ThingInThing> InnerThings { get; init; } = [];

    /// <summary>What else is true at the start: things that are clean, hot, cool, sliced or switched on.</summary>
    public ImmutableArray<ThingCondition> Conditions { get; init; } = [];

    /// <summary>Receptacles that are open at the start.</summary>
    public ImmutableArray<int> OpenReceptacles { get; init; } = [];

    /// <summary>Rooms, walls, doors and furniture; null for ALFWorld games, which have none.</summary>
    public FloorPlan? Plan { get; init; }

    /// <summary>The same with another goal.</summary>
    /// <param name="text">The goal as the agent reads it.</param>
    public WorldDefinition With(Goal goal, string text) => new()
    {
        Name = Name,
        Source = Source,
        Origin = Origin,
        GoalText = text,
        Goal = goal,
        Locations = Locations,
        Receptacles = Receptacles,
        Things = Things,
        Accepts = Accepts,
        StartLocation = StartLocation,
        Contents = Contents,
        ThingLocations = ThingLocations,
        InnerThings = InnerThings,
        Conditions = Conditions,
        OpenReceptacles = OpenReceptacles,
        Plan = Plan,
    };

    /// <summary>Tables made from the definition once, for the engine.</summary>
    [JsonIgnore]
    internal WorldIndex Index => index ??= new WorldIndex(this);

    // A race makes the same tables twice, which costs time and harms nothing.
    private WorldIndex? index;
}

/// <summary>A kind of receptacle and the kinds of thing that may be put in or on it, in ordinal order.</summary>
public sealed record Acceptance(string ReceptacleKind, ImmutableArray<string> ThingKinds);

/// <summary>A thing that is in or on a receptacle; both are indexes.</summary>
public readonly record struct ThingInReceptacle(int Thing, int Receptacle);

/// <summary>A thing that is at a location; both are indexes.</summary>
public readonly record struct ThingAtLocation(int Thing, int Location);

/// <summary>A thing inside another thing; both are indexes.</summary>
public readonly record struct ThingInThing(int Inner, int Outer);

/// <summary>Something that is true of a thing at the start.</summary>
public readonly record struct ThingCondition(int Thing, Condition Condition);
