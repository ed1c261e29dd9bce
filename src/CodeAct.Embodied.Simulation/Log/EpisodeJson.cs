using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Encodings.Web;

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
        typeof(NamedEnum<EpisodeEndReason>), typeof(NamedEnum<CodeEnd>), typeof(NamedEnum<CorrectionKind>),
        typeof(NamedEnum<Precondition>), typeof(NamedEnum<Dialect>), typeof(NamedEnum<Feedback>), typeof(NamedEnum<ActionMode>),
        typeof(NamedEnum<WorldSource>), typeof(GoalJson), typeof(NamedEnum<Condition>), typeof(NamedEnum<SurpriseKind>),
        typeof(NamedFlags<ThingTraits>), typeof(NamedFlags<ReceptacleTraits>),
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

    /// <summary>The first 16 hexadecimal digits of the SHA-256.</summary>
    public static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
}

/// <summary>Enumerations by their names in <see cref="EnumNames"/>.</summary>
internal sealed class NamedEnum<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType is JsonTokenType.String ? reader.GetString()! : "";
        string[] known = [.. EnumNames.AllNames<T>()];
        return EnumNames.Parse<T>(name)
            ?? throw new UnknownNameException($"there is no '{name}'; there are {string.Join(", ", known[..^1])} and {known[^1]}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}

/// <summary>Sets of flags as names with commas between.</summary>
internal sealed class NamedFlags<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>A text is none of the names that there are. The message says so, for people.</summary>
internal sealed class UnknownNameException(string message) : JsonException(message);
