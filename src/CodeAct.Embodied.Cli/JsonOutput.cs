using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeAct.Embodied.Cli;

/// <summary>Results for machines: a JSON object a line, names in snake_case, as in episode logs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes one object to standard output.</summary>
    public static void WriteLine(object item) => Console.Out.WriteLine(JsonSerializer.Serialize(item, Options));
}
