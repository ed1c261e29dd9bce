namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>What a house file says, before it is known to make sense. Everything remembers its place.</summary>
internal sealed record HouseDraft
{
    public required string Title { get; init; }

    public required PointDraft? Robot { get; init; }

    public required ImmutableArray<RoomDraft> Rooms { get; init; }

    public required ImmutableArray<DoorDraft> Doors { get; init; }

    /// <summary>In the order of their ids.</summary>
    public required ImmutableArray<PieceDraft> Furniture { get; init; }

    public required ImmutableArray<TaskDraft> Tasks { get; init; }

    /// <summary>Whether all rooms could be read; otherwise what seems to be outside need not be.</summary>
    public required bool HasAllRooms { get; init; }

    /// <summary>Whether all doors could be read; otherwise what seems to be cut off need not be.</summary>
    public required bool HasAllDoors { get; init; }

    /// <summary>Whether all furniture and things could be read; otherwise what seems to be missing need not be.</summary>
    public required bool HasAllFurniture { get; init; }

    public IEnumerable<ThingDraft> Things => Furniture.SelectMany(piece => piece.Holds);
}

/// <summary>A point with its place in the file.</summary>
internal sealed record PointDraft(Mark Mark, Position Point);

internal sealed record RoomDraft(Mark Mark, Room Room);

/// <param name="At">The middle of the opening; null for the middle of the wall.</param>
internal sealed record DoorDraft(Mark Mark, YamlTree.Text From, YamlTree.Text To, PointDraft? At, double Width);

/// <summary>A place that is given by its coordinates or by the name of a piece of furniture.</summary>
internal sealed record PlaceDraft(Mark Mark, Position? Point, string? Piece);

internal sealed record PieceDraft
{
    public required Mark Mark { get; init; }

    public required ReceptacleKind Kind { get; init; }

    public required int Number { get; init; }

    /// <summary>Observations list furniture in the ordinal order of these.</summary>
    public required string Id { get; init; }

    public required ReceptacleTraits Traits { get; init; }

    /// <summary>Where its middle is; null where the file does not say so in a readable way.</summary>
    public required PlaceDraft? At { get; init; }

    public required (double Width, double Depth)? Size { get; init; }

    public required Facing? Facing { get; init; }

    public required bool? IsRaised { get; init; }

    public required bool IsOpen { get; init; }

    public required PlaceDraft? Stand { get; init; }

    public required ImmutableArray<ThingDraft> Holds { get; init; }

    public string Name => $"{Kind.Name} {Number}";
}

/// <param name="Id">Observations list things in the ordinal order of these.</param>
internal sealed record ThingDraft(Mark Mark, ThingKind Kind, int Number, string Id, ImmutableArray<Condition> Conditions)
{
    public string Name => $"{Kind.Name} {Number}";
}

/// <param name="Places">Where each requirement of the goal stands.</param>
internal sealed record TaskDraft(YamlTree.Text Name, Goal Goal, IReadOnlyDictionary<Requirement, Mark> Places, int Variant);

/// <summary>Where a front looks. The numbers are degrees clockwise from north.</summary>
internal enum Facing
{
    North = 0,
    East = 90,
    South = 180,
    West = 270,
}

/// <summary>Names such as "fridge 1".</summary>
internal static class NumberedName
{
    /// <summary>An identifier whose ordinal order is that of the numbers: "drawer 002" before "drawer 010"; or the reverse, counted down
    /// from 1000.</summary>
    public static string Id(string kind, int number, bool isDescending) => $"{kind} {(isDescending ? 1000 - number : number):D3}";

    /// <summary>The number, 1 to 999 without leading zeros, or null.</summary>
    public static int? Number(string text) =>
        text is { Length: >= 1 and <= 3 } && text[0] != '0' && text.All(char.IsAsciiDigit)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
