using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>An episode that the original engine played.</summary>
internal sealed record EngineTranscript
{
    public required string Game { get; init; }

    public required string InitialObservation { get; init; }

    public required ImmutableArray<string> InitialAdmissibleCommands { get; init; }

    public required ImmutableArray<EngineStep> Steps { get; init; }

    /// <summary>Whether the goal held at the end; null where the row does not say.</summary>
    public bool? Won { get; init; }

    /// <summary>The command language: <c>help</c> is always admissible since ALFWorld 0.4 and never was before.</summary>
    [JsonIgnore]
    public Dialect Dialect => InitialAdmissibleCommands.Contains("help") ? Dialect.Alfworld04 : Dialect.Alfworld03;
}

/// <summary>A step of the original engine.</summary>
internal sealed record EngineStep
{
    public required string Command { get; init; }

    public required string Observation { get; init; }

    public required ImmutableArray<string> AdmissibleCommands { get; init; }

    /// <summary>1 while the goal holds; null where the row does not say.</summary>
    public double? Reward { get; init; }

    public bool? Done { get; init; }

    public bool? Won { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EngineTranscript))]
[JsonSerializable(typeof(Divergence))]
internal sealed partial class ConformanceJson : JsonSerializerContext
{
    /// <summary>As <see cref="Default"/>, with quotation marks and letters of all languages readable.</summary>
    public static ConformanceJson Readable => readable ??= new ConformanceJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private static ConformanceJson? readable;
}
