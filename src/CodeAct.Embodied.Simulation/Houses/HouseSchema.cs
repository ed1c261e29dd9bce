using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Writes the JSON schema of house files, by which editors complete and check them while they are written.</summary>
public static class HouseSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, in draft 2020-12, with the names of these kinds.</summary>
    public static string Write(Kinds kinds)
    {
        var schema = Table(HouseKeys.House, kinds);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A house");
        schema["$defs"] = new JsonObject
        {
            ["point"] = Numbers("Metres to the east and to the north.", least: -100, most: 100),
            ["size"] = Numbers("Width along the front and depth, in metres.", least: 0.01, most: 20),
            ["things"] = Text($"^(({Alternatives(HouseDraftReader.ConditionWords.Select(known => known.Word))}) )*({Alternatives(kinds.Things.Keys)}) [1-9][0-9]{{0,2}}$"),
        };
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Table(ImmutableArray<FormatKey> keys, Kinds kinds) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = Strings(keys.Where(key => key.IsRequired).Select(key => key.Name)),
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Value(key, kinds)))),
    };

    private static JsonObject Value(FormatKey key, Kinds kinds)
    {
        var value = Value(key.Shape, kinds);
        value.Insert(0, "description", key.Help);
        return value;
    }

    private static JsonObject Value(FormatShape shape, Kinds kinds) => shape switch
    {
        FormatShape.Title => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 120 },
        FormatShape.Point => Reference("point"),
        FormatShape.PointOrPiece => new JsonObject { ["anyOf"] = new JsonArray(Reference("point"), Text(PiecePattern(kinds))) },
        FormatShape.Size => Reference("size"),
        FormatShape.Width => new JsonObject { ["type"] = "number", ["minimum"] = RoutePlanner.NarrowestDoor, ["maximum"] = 20 },
        FormatShape.Flag => new JsonObject { ["type"] = "boolean" },
        FormatShape.Facing => Choice(Enum.GetNames<Facing>().Select(facing => facing.ToLowerInvariant())),
        FormatShape.RoomType => Choice(Room.Types),
        FormatShape.RoomPair => new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
            ["minItems"] = 2,
            ["maxItems"] = 2,
        },
        FormatShape.Things => new JsonObject { ["type"] = "array", ["items"] = Reference("things") },
        FormatShape.TaskType => Choice(EnumNames.AllNames<TaskType>()),
        FormatShape.ObjectKind => Choice(kinds.Things.Values.Where(kind => kind.Traits.HasFlag(ThingTraits.Pickupable)).Select(kind => kind.Name)),
        FormatShape.ReceptacleKind => Choice(kinds.Receptacles.Values.Where(kind => kind.Accepts.Length > 0).Select(kind => kind.Name)),
        FormatShape.LampKind => Choice(HouseGoals.Lamps(kinds)),
        FormatShape.WordingNumber => new JsonObject { ["enum"] = new JsonArray(1, 2) },
        FormatShape.Rooms => Named("^.{1,30}$", HouseKeys.Room, kinds),
        FormatShape.Doors => new JsonObject { ["type"] = "array", ["items"] = Table(HouseKeys.Door, kinds) },
        FormatShape.Furniture => Named(PiecePattern(kinds), HouseKeys.Piece, kinds),
        FormatShape.Tasks => Named("^[a-z0-9][a-z0-9-]{0,39}$", HouseKeys.Task, kinds),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A table whose keys are names that match the pattern.</summary>
    private static JsonObject Named(string pattern, ImmutableArray<FormatKey> keys, Kinds kinds) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["additionalProperties"] = false,
        ["patternProperties"] = new JsonObject { [pattern] = Table(keys, kinds) },
    };

    private static string PiecePattern(Kinds kinds) => $"^({Alternatives(kinds.Receptacles.Keys)}) [1-9][0-9]{{0,2}}$";

    private static string Alternatives(IEnumerable<string> words) => string.Join('|', words);

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Choice(IEnumerable<string> words) => new() { ["enum"] = Strings(words) };

    private static JsonArray Strings(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    private static JsonObject Numbers(string help, double least, double most) => new()
    {
        ["description"] = help,
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "number", ["minimum"] = least, ["maximum"] = most },
        ["minItems"] = 2,
        ["maxItems"] = 2,
    };
}
