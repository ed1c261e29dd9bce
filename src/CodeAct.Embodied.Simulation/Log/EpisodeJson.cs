using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The JSON of episode logs: snake_case names, a line an event.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters =
    [
        typeof(SnakeCase<EpisodeEndReason>), typeof(SnakeCase<WorldSource>), typeof(SnakeCase<TaskType>),
        typeof(SnakeCase<ThingTraits>), typeof(SnakeCase<ReceptacleTraits>), typeof(SnakeCase<Condition>),
    ])]
[JsonSerializable(typeof(EpisodeEvent))]
[JsonSerializable(typeof(WorldDefinition))]
internal sealed partial class EpisodeJson : JsonSerializerContext
{
    /// <summary>As <see cref="Default"/>, with quotation marks and letters of all languages readable.</summary>
    public static EpisodeJson Readable => readable ??= new EpisodeJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    // Made on first use: the generated Default may not be there yet while static fields are set.
    private static EpisodeJson? readable;
}

/// <summary>Enumerations as <c>snake_case</c> texts.</summary>
internal sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
