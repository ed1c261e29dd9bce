using System.Text.Json.Nodes;
using static CodeAct.Embodied.Simulation.Houses.HouseSchema;
using static CodeAct.Embodied.Simulation.Houses.YamlSchema;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>A key of a house file. The reader and the JSON schema both go by it.</summary>
/// <param name="Schema">What may stand behind it where there are these kinds, as JSON schema.</param>
/// <param name="Help">What an editor shows: one or two sentences.</param>
internal sealed record HouseKey(string Name, Func<Kinds, JsonObject> Schema, string Help, bool IsRequired = false) : FieldKey(Name, Help, IsRequired);

/// <summary>Every key that a house file may have.</summary>
internal static class HouseKeys
{
    public const string Ascending = "ascending";
    public const string Descending = "descending";

    public static ImmutableArray<HouseKey> House { get; } =
    [
        new("title", _ => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 120 }, "What people call the house.", IsRequired: true),
        new("robot", Point, "Where the robot starts: metres to the east and to the north.", IsRequired: true),
        new("listing", _ => Choice([Ascending, Descending]), "In which order observations name things of one kind: ascending, drawer 1 before drawer 2, or descending, as ALFWorld's games do; ascending if left out."),
        new("rooms", kinds => Named("^.{1,30}$", Room, kinds), "The rooms by name. Rooms that touch share the wall between them.", IsRequired: true),
        new("doors", kinds => List(Table(Door, kinds)), "The openings between rooms."),
        new("furniture", kinds => Named(PiecePattern(kinds), Piece, kinds), "The furniture by name: a kind and a number, such as 'fridge 1'.", IsRequired: true),
        new("tasks", kinds => Named("^[a-z0-9][a-z0-9-]{0,39}$", Task, kinds), "The tasks by name. The first is played unless another is asked for.", IsRequired: true),
    ];

    public static ImmutableArray<HouseKey> Room { get; } =
    [
        new("type", _ => Choice(Model.Room.Types), "What it is; where the room is called so, this may be left out."),
        new("from", Point, "The south-west corner, in metres to the east and to the north.", IsRequired: true),
        new("to", Point, "The north-east corner.", IsRequired: true),
    ];

    public static ImmutableArray<HouseKey> Door { get; } =
    [
        new("between", _ => Pair(new JsonObject { ["type"] = "string" }), "The two rooms it joins.", IsRequired: true),
        new("at", Point, "The middle of the opening, on the wall both rooms share; the middle of that wall if left out."),
        new("width", _ => Number(RoutePlanner.NarrowestDoor, 20), "How wide the opening is, in metres; 0.9 if left out."),
    ];

    public static ImmutableArray<HouseKey> Piece { get; } =
    [
        new("at", PointOrPiece, "Its middle; or the name of the piece that it stands on, hangs above or is built into.", IsRequired: true),
        new("size", _ => Reference("size"), "Width along its front and depth, in metres; what is usual for its kind if left out."),
        new("facing", _ => Choice(EnumNames.AllNames<Facing>()), "Where its front looks; away from the wall behind it if left out."),
        new("raised", Flag, "Whether it hangs on the wall or stands on something, so that the robot can pass below it."),
        new("openable", Flag, "Whether it has a door or a lid; as its kind has if left out, and never where its kind has none."),
        new("open", Flag, "Whether it is open at the start; closed if left out."),
        new("stand", PointOrPiece, "Where the robot stands before it; or the name of a piece whose place it shares. Found by itself if left out."),
        new("holds", _ => List(Reference("things")), "What is in or on it, such as 'mug 1' or 'hot potato 2'."),
    ];

    public static ImmutableArray<HouseKey> Task { get; } =
    [
        new("goal", _ => Reference("goal"), "What must hold for the task to be done: a condition, or a list of them.", IsRequired: true),
        new("wording", _ => new JsonObject { ["enum"] = new JsonArray(1, 2) }, "Which of ALFWorld's two sentences states a goal that is one of its six, 1 or 2; 1 if left out."),
    ];
}
