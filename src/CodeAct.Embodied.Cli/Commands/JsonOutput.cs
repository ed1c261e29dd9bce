using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CodeAct.Embodied.Agents.Python.Audit;
using CodeAct.Embodied.Evaluation.Benchmarks;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary>Results for machines: a JSON object a line, names in snake_case, as in episode logs.</summary>
[JsonSerializable(typeof(CompareCommand.Row))]
[JsonSerializable(typeof(EngineFigures))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(PythonFigures))]
[JsonSerializable(typeof(SandboxCheck.Line))]
[JsonSerializable(typeof(WhyCommand.LostEpisode))]
[JsonSerializable(typeof(WorldProblem))]
internal sealed partial class JsonOutput : JsonSerializerContext
{
    private static readonly JsonOutput Lines = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ActionMode>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ConfinementLevel>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<EpisodeEndReason>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Precondition>(JsonNamingPolicy.KebabCaseLower),
        },
    });

    /// <summary>Writes one object to standard output.</summary>
    /// <param name="item">Of one of the types above.</param>
    public static void WriteLine(object item) => Console.Out.WriteLine(JsonSerializer.Serialize(item, item.GetType(), Lines));
}
