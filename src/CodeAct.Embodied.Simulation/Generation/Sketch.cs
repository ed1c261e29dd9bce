namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A room of a floor plan.</summary>
internal sealed record SketchRoom(RoomRole Role, Block Block)
{
    public RoleRow Row => RoleRow.Of(Role);
}

/// <summary>An opening between two rooms.</summary>
/// <param name="A">The index of one room.</param>
/// <param name="B">The index of the other.</param>
/// <param name="Opening">On the wall between them: without width or without depth, in centimetres.</param>
internal sealed record SketchDoor(int A, int B, Block Opening)
{
    public bool IsUpright => Opening.Width == 0;

    public int Width => Opening.Longer;
}

/// <summary>A floor plan without furniture.</summary>
internal sealed record Sketch(ImmutableArray<SketchRoom> Rooms, ImmutableArray<SketchDoor> Doors)
{
    /// <summary>The smallest rectangle around all rooms.</summary>
    public static Block ExtentOf(IReadOnlyCollection<SketchRoom> rooms) => new(
        rooms.Min(room => room.Block.Left), rooms.Min(room => room.Block.Bottom), rooms.Max(room => room.Block.Right), rooms.Max(room => room.Block.Top));

    public bool Has(RoomRole role) => Rooms.Any(room => room.Role == role);

    /// <summary>What the rooms are called, in their order: the second bedroom is the <c>bedroom 2</c>.</summary>
    public ImmutableArray<string> Names =>
    [
        .. Rooms.Select((room, i) => Rooms.Take(i).Count(other => other.Row.Name == room.Row.Name) is var before and > 0
            ? $"{room.Row.Name} {before + 1}"
            : room.Row.Name),
    ];
}
