using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>The parts of a JSON schema of a YAML file, by which editors complete and check it while it is written.</summary>
public static class YamlSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, in draft 2020-12, as the text of its file.</summary>
    public static string Write(string title, JsonObject schema, JsonObject definitions)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        schema["$defs"] = definitions;
        return schema.ToJsonString(Layout) + "\n";
    }

    /// <summary>A table with these keys and no others.</summary>
    /// <param name="value">What may stand behind a key.</param>
    public static JsonObject Table<TKey>(ImmutableArray<TKey> keys, Func<TKey, JsonObject> value)
        where TKey : FieldKey
    {
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Strings(keys.Where(key => key.IsRequired).Select(key => key.Name)),
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Described(value(key), key.Help)))),
        };
    }

    public static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    /// <summary>What stands in the definitions under this name.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    /// <summary>With what an editor shows.</summary>
    public static JsonObject Described(JsonObject value, string help)
    {
        value.Insert(0, "description", help);
        return value;
    }

    public static JsonArray Strings(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];
}
