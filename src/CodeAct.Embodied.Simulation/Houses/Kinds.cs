namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>What is known about kinds of receptacles and things, by the name of the kind.</summary>
public sealed record Kinds
{
    public required ImmutableSortedDictionary<string, ReceptacleKind> Receptacles { get; init; }

    public required ImmutableSortedDictionary<string, ThingKind> Things { get; init; }

    /// <summary>These kinds and the others; where both know a kind, the others win.</summary>
    public Kinds With(Kinds others) => new()
    {
        Receptacles = Receptacles.SetItems(others.Receptacles),
        Things = Things.SetItems(others.Things),
    };
}

/// <summary>What all receptacles of a kind have in common.</summary>
public sealed record ReceptacleKind
{
    public required string Name { get; init; }

    /// <summary>The usual width along the front, in metres.</summary>
    public required double Width { get; init; }

    /// <summary>The usual depth from front to back, in metres.</summary>
    public required double Depth { get; init; }

    /// <summary>The height of the surface or the handle above the floor, in metres.</summary>
    public required double Height { get; init; }

    /// <summary>Whether it usually hangs or stands on something, and so blocks no way.</summary>
    public required bool IsRaised { get; init; }

    /// <summary>Whether it is used from all sides, as a table is.</summary>
    public required bool IsFree { get; init; }

    public required ReceptacleTraits Traits { get; init; }

    /// <summary>The kinds of thing that can be put there, in ordinal order.</summary>
    public required ImmutableArray<string> Accepts { get; init; }

    /// <summary>Kinds of thing that may be there at the start although none can be put there, in ordinal order.</summary>
    public required ImmutableArray<string> AlsoHolds { get; init; }
}

/// <summary>What all things of a kind have in common.</summary>
public sealed record ThingKind(string Name, ThingTraits Traits)
{
    /// <summary>The kinds of receptacle where such things belong, in the order of the file; none where nobody said so.</summary>
    public ImmutableArray<string> Homes { get; init; } = [];
}
