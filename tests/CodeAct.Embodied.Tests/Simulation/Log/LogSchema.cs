using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Json.Schema;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>The schema of a log's lines, made from the types of the events.</summary>
internal static class LogSchema
{
    /// <summary>Where the schema stands, from the root of the repository.</summary>
    public const string File = "docs/log.schema.json";

    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);

    /// <summary>The schema, as the file has it.</summary>
    public static string Text => Node.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n";

    /// <summary>The schemas of the events, by type.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Events => Node["oneOf"]!.AsArray()
        .ToDictionary(item => (string)item!["properties"]!["type"]!["const"]!, item => item!.AsObject());

    private static JsonObject Node
    {
        get
        {
            var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = WithNames };
            // One type of event excludes the others, which the exporter does not know; its references name the place.
            var text = EpisodeJson.Readable.Options.GetJsonSchemaAsNode(typeof(EpisodeEvent), options).ToJsonString();
            var made = JsonNode.Parse(text.Replace("#/anyOf/", "#/oneOf/", StringComparison.Ordinal))!.AsObject();
            return new JsonObject
            {
                ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                ["title"] = $"A line of an episode log, format {EpisodeStarted.CurrentFormat}",
                ["type"] = "object",
                ["required"] = made["required"]!.DeepClone(),
                ["oneOf"] = made["anyOf"]!.DeepClone(),
            };
        }
    }

    /// <summary>Asserts that the lines of a log are as the schema says.</summary>
    public static void Check(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.That(result.IsValid, Is.True, () => $"{line[..Math.Min(line.Length, 300)]}\n{string.Join('\n', Errors(result))}");
        }
    }

    private static IEnumerable<string> Errors(EvaluationResults result) =>
        from part in result.Details ?? []
        from error in part.Errors?.AsEnumerable() ?? []
        select $"{part.InstanceLocation}: {error.Value}";

    // A converter of ours tells the exporter nothing.
    private static JsonNode WithNames(JsonSchemaExporterContext context, JsonNode node)
    {
        var nullable = Nullable.GetUnderlyingType(context.TypeInfo.Type);
        var type = nullable ?? context.TypeInfo.Type;
        if (type == typeof(Goal))
            return GoalNode;
        if (!type.IsEnum || type.IsDefined(typeof(FlagsAttribute), inherit: false))
            return node;
        var names = Names(type).Select(name => (JsonNode?)JsonValue.Create(name));
        return new JsonObject { ["enum"] = new JsonArray([.. names, .. nullable is null ? [] : new JsonNode?[] { null }]) };
    }

    // ALFWorld's tasks by name, others in the language of docs/worlds.md, which a schema could only repeat.
    private static JsonObject GoalNode => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("type", "object_kind", "target_kind"),
                ["properties"] = new JsonObject
                {
                    ["type"] = new JsonObject { ["enum"] = new JsonArray([.. TaskShape.All.Select(shape => (JsonNode?)JsonValue.Create(shape.Type.Name()))]) },
                    ["object_kind"] = new JsonObject { ["type"] = "string" },
                    ["target_kind"] = new JsonObject { ["type"] = "string" },
                },
            },
            new JsonObject { ["type"] = "object", ["not"] = new JsonObject { ["required"] = new JsonArray("type") } },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" }, ["minItems"] = 1 }),
    };

    private static IEnumerable<string> Names(Type type) =>
        (IEnumerable<string>)typeof(EnumNames).GetMethod(nameof(EnumNames.AllNames))!.MakeGenericMethod(type).Invoke(null, null)!;
}
