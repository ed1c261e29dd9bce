using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>The JSON of manifests. One thing has one text: names in ordinal order, no space, nothing that is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(TaskTypeName)])]
[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(ManifestHead))]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class CanonicalJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of an item.</summary>
    public static string Of(Item item) => Sorted(JsonSerializer.SerializeToNode(item, Default.Item)!).ToJsonString(Compact);

    /// <summary>The text of a manifest's first line.</summary>
    public static string Of(ManifestHead head) => Sorted(JsonSerializer.SerializeToNode(head, Default.ManifestHead)!).ToJsonString(Compact);

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject table => new JsonObject(table
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : (JsonNode?)Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };
}

/// <summary>Task types by their names.</summary>
internal sealed class TaskTypeName : JsonConverter<TaskType>
{
    public override TaskType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EnumNames.Parse<TaskType>(reader.GetString() ?? "") ?? throw new JsonException("there is no such task type");

    public override void Write(Utf8JsonWriter writer, TaskType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}
