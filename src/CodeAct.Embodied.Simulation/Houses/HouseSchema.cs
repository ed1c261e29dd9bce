using System.Text.Json.Nodes;
using static CodeAct.Embodied.Simulation.Houses.YamlSchema;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Writes the JSON schema of house files, by which editors complete and check them while they are written.</summary>
public static class HouseSchema
{
    /// <summary>The schema, in draft 2020-12, with the names of these kinds.</summary>
    public static string Write(Kinds kinds) => YamlSchema.Write("A house", Table(HouseKeys.House, kinds), new JsonObject
    {
        ["point"] = Described(Pair(Number(-100, 100)), "Metres to the east and to the north."),
        ["size"] = Described(Pair(Number(0.01, 20)), "Width along the front and depth, in metres."),
        ["goal"] = Goal(kinds),
        ["things"] = Text($"^(({Alternatives(HouseDraftReader.ConditionWords.Select(known => known.Word))}) )*({Alternatives(kinds.Things.Keys)}) [1-9][0-9]{{0,2}}$"),
    });

    // A condition or a list of them, in an order or a choice. Which keys belong together is said by the reader alone.
    private static JsonObject Goal(Kinds kinds)
    {
        var properties = new JsonObject();
        foreach (var (_, keys) in GoalKeys.Forms.AddRange(GoalKeys.Frames))
        {
            foreach (var key in keys.Where(key => !properties.ContainsKey(key.Name)))
                properties[key.Name] = Described([], key.Help);
        }

        foreach (var key in (string[])["in", "on"])
            properties[key]!["enum"] = Strings(kinds.Receptacles.Keys);
        foreach (var key in (string[])["hold", "beside"])
            properties[key]!["enum"] = Strings(kinds.Things.Keys);
        foreach (var key in (string[])["first", "then", "if", "else"])
            properties[key]!["$ref"] = "#/$defs/goal";
        var condition = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["minProperties"] = 1, ["properties"] = properties };
        return new JsonObject { ["anyOf"] = new JsonArray(condition, List(condition.DeepClone().AsObject())) };
    }

    internal static JsonObject Table(ImmutableArray<HouseKey> keys, Kinds kinds) => YamlSchema.Table(keys, key => key.Schema(kinds));

    internal static JsonObject Point(Kinds kinds) => Reference("point");

    internal static JsonObject PointOrPiece(Kinds kinds) => new() { ["anyOf"] = new JsonArray(Reference("point"), Text(PiecePattern(kinds))) };

    internal static JsonObject Flag(Kinds kinds) => new() { ["type"] = "boolean" };

    internal static JsonObject Number(double least, double most) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    internal static JsonObject Pair(JsonObject item) => new() { ["type"] = "array", ["items"] = item, ["minItems"] = 2, ["maxItems"] = 2 };

    internal static JsonObject Choice(IEnumerable<string> words) => new() { ["enum"] = Strings(words) };

    internal static string PiecePattern(Kinds kinds) => $"^({Alternatives(kinds.Receptacles.Keys)}) [1-9][0-9]{{0,2}}$";

    /// <summary>A table whose keys are names that match the pattern.</summary>
    internal static JsonObject Named(string pattern, ImmutableArray<HouseKey> keys, Kinds kinds) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["additionalProperties"] = false,
        ["patternProperties"] = new JsonObject { [pattern] = Table(keys, kinds) },
    };

    private static string Alternatives(IEnumerable<string> words) => string.Join('|', words);

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
