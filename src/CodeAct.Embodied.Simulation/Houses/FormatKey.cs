namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>What is written behind a key of a world file.</summary>
public enum FormatShape
{
    Title,
    Point,
    PointOrPiece,
    Size,
    Width,
    Flag,
    Facing,
    RoomType,
    RoomPair,
    Things,
    TaskType,
    ObjectKind,
    ReceptacleKind,
    LampKind,
    WordingNumber,
    Rooms,
    Doors,
    Furniture,
    Tasks,
}

/// <summary>A key of a world file. The reader and the JSON schema both go by it.</summary>
/// <param name="Help">What an editor shows: one or two sentences.</param>
public sealed record FormatKey(string Name, FormatShape Shape, string Help, bool IsRequired = false) : FieldKey(Name, Help, IsRequired);

/// <summary>Every key that a house file may have.</summary>
internal static class HouseKeys
{
    public static ImmutableArray<FormatKey> House { get; } =
    [
        new("title", FormatShape.Title, "What people call the house.", IsRequired: true),
        new("robot", FormatShape.Point, "Where the robot starts: metres to the east and to the north.", IsRequired: true),
        new("rooms", FormatShape.Rooms, "The rooms by name. Rooms that touch share the wall between them.", IsRequired: true),
        new("doors", FormatShape.Doors, "The openings between rooms."),
        new("furniture", FormatShape.Furniture, "The furniture by name: a kind and a number, such as 'fridge 1'.", IsRequired: true),
        new("tasks", FormatShape.Tasks, "The tasks by name. The first is played unless another is asked for.", IsRequired: true),
    ];

    public static ImmutableArray<FormatKey> Room { get; } =
    [
        new("type", FormatShape.RoomType, "What it is; where the room is called so, this may be left out."),
        new("from", FormatShape.Point, "The south-west corner, in metres to the east and to the north.", IsRequired: true),
        new("to", FormatShape.Point, "The north-east corner.", IsRequired: true),
    ];

    public static ImmutableArray<FormatKey> Door { get; } =
    [
        new("between", FormatShape.RoomPair, "The two rooms it joins.", IsRequired: true),
        new("at", FormatShape.Point, "The middle of the opening, on the wall both rooms share; the middle of that wall if left out."),
        new("width", FormatShape.Width, "How wide the opening is, in metres; 0.9 if left out."),
    ];

    public static ImmutableArray<FormatKey> Piece { get; } =
    [
        new("at", FormatShape.PointOrPiece, "Its middle; or the name of the piece that it stands on, hangs above or is built into.", IsRequired: true),
        new("size", FormatShape.Size, "Width along its front and depth, in metres; what is usual for its kind if left out."),
        new("facing", FormatShape.Facing, "Where its front looks; away from the wall behind it if left out."),
        new("raised", FormatShape.Flag, "Whether it hangs on the wall or stands on something, so that the robot can pass below it."),
        new("open", FormatShape.Flag, "Whether it is open at the start; closed if left out."),
        new("stand", FormatShape.PointOrPiece, "Where the robot stands before it; or the name of a piece whose place it shares. Found by itself if left out."),
        new("holds", FormatShape.Things, "What is in or on it, such as 'mug 1' or 'hot potato 2'."),
    ];

    public static ImmutableArray<FormatKey> Task { get; } =
    [
        new("type", FormatShape.TaskType, "One of ALFWorld's six task types.", IsRequired: true),
        new("object", FormatShape.ObjectKind, "The kind of thing that is wanted.", IsRequired: true),
        new("receptacle", FormatShape.ReceptacleKind, "The kind of place it must be brought to; for every type but look_at_obj_in_light."),
        new("lamp", FormatShape.LampKind, "The kind of lamp to look at it under; for look_at_obj_in_light only."),
        new("wording", FormatShape.WordingNumber, "Which of ALFWorld's two sentences states the goal, 1 or 2; 1 if left out."),
    ];
}

/// <summary>Every key that a kinds file may have.</summary>
internal static class KindKeys
{
    // What stands behind it is read by those who draw.
    private static FormatKey Drawn => new("drawn", FormatShape.Things, "How it is drawn.");

    public static ImmutableArray<FormatKey> File { get; } =
    [
        new("receptacles", FormatShape.Furniture, "Kinds of fixed places."),
        new("things", FormatShape.Things, "Kinds of things, each with the list of what it affords."),
        new("scenery", FormatShape.Things, "Kinds that are only drawn."),
        new("materials", FormatShape.Things, "What drawings are made of."),
    ];

    /// <summary>Of a thing that says more than what it affords.</summary>
    public static ImmutableArray<FormatKey> Thing { get; } =
    [
        new("does", FormatShape.Things, "What it affords.", IsRequired: true),
        Drawn,
    ];

    public static ImmutableArray<FormatKey> Receptacle { get; } =
    [
        new("size", FormatShape.Size, "Width along its front and depth, in metres.", IsRequired: true),
        new("height", FormatShape.Width, "Of its surface or handle above the floor, in metres.", IsRequired: true),
        new("raised", FormatShape.Flag, "Whether it blocks no way."),
        new("free", FormatShape.Flag, "Whether it is used from all sides."),
        new("does", FormatShape.Things, "openable, cleans, heats, cools."),
        new("accepts", FormatShape.Things, "The kinds of thing that can be put there.", IsRequired: true),
        new("also_holds", FormatShape.Things, "Kinds of thing that may only start there."),
        Drawn,
    ];
}
