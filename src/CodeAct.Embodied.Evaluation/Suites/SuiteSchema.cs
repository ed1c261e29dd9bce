using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>Writes the JSON schema of suites, by which editors complete and check them while they are written.</summary>
public static class SuiteSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, in draft 2020-12.</summary>
    public static string Write()
    {
        var agent = Table(SettingKeys.Agent, key => SettingKeys.Varied.Contains(key.Name) ? OneOrMore(Value(key.Shape)) : Value(key.Shape));
        agent["oneOf"] = new JsonArray(Needs("agent"), Needs("command"));
        var schema = Table(SettingKeys.Suite, key => key.Name switch
        {
            "games" => List(Reference("games")),
            "agents" => List(Reference("agent")),
            "endpoints" => List(Reference("endpoint")),
            "defaults" => Table(SettingKeys.Agent, choice => Value(choice.Shape)),
            "budget" => Table(SettingKeys.Budget, limit => Value(limit.Shape)),
            "seeds" => List(Value(SettingShape.Whole)),
            _ => Value(key.Shape),
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A suite: a panel of experiments");
        schema["$defs"] = new JsonObject
        {
            ["games"] = Table(SettingKeys.Games, key => Value(key.Shape)),
            ["agent"] = agent,
            ["endpoint"] = Table(SettingKeys.Endpoint, key => Value(key.Shape)),
        };
        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Table(ImmutableArray<SettingKey> keys, Func<SettingKey, JsonObject> value) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Name)]),
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Described(value(key), key.Help)))),
    };

    private static JsonObject Value(SettingShape shape) => shape switch
    {
        // A name may look like a number, as a model's may.
        SettingShape.Text => new() { ["type"] = new JsonArray("string", "number") },
        SettingShape.Texts => OneOrMore(Value(SettingShape.Text)),
        SettingShape.Whole => new() { ["type"] = "integer", ["minimum"] = 0 },
        SettingShape.Number => new() { ["type"] = "number", ["minimum"] = 0 },
        _ => new() { ["type"] = "boolean" },
    };

    private static JsonObject OneOrMore(JsonObject item) => new() { ["anyOf"] = new JsonArray(item, List(item.DeepClone().AsObject())) };

    private static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Needs(string name) => new() { ["required"] = new JsonArray((JsonNode)name) };

    private static JsonObject Described(JsonObject value, string help)
    {
        value.Insert(0, "description", help);
        return value;
    }
}
