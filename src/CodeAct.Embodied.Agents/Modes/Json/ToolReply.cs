using System.Text.Json;
using CodeAct.Embodied.Agents.Models;

namespace CodeAct.Embodied.Agents.Modes.Json;

/// <summary>Makes calls of functions out of tool calls, or out of JSON in the text.</summary>
internal static class ToolReply
{
    /// <summary>What a model reads whose answer called nothing.</summary>
    public const string NoCall = "Your answer called no tool. Call one of the tools, once.";

    private const string NoCallInText =
        "Your answer held no action. Write your thought, then one JSON object such as {\"tool\": \"goto\", \"arguments\": {\"receptacle\": \"fridge 1\"}}.";

    /// <summary>What a model reads that called several tools at once.</summary>
    public const string TooManyCalls = "You called several tools at once, and none was carried out. Call one tool a turn.";

    /// <summary>Reads a tool call of the endpoint's own form.</summary>
    public static AgentAction Read(ChatToolCall call, FunctionList functions)
    {
        try
        {
            using var json = JsonDocument.Parse(call.Arguments.Length > 0 ? call.Arguments : "{}");

            // Some servers wrap the text once more.
            if (json.RootElement.ValueKind is JsonValueKind.String)
                return Read(call with { Arguments = json.RootElement.GetString()! }, functions);
            return Call(call.Name, json.RootElement, functions);
        }
        catch (JsonException)
        {
            return new AgentAction.None($"The arguments of {call.Name} are not valid JSON, so nothing was done: {call.Arguments}");
        }
    }

    /// <summary>Reads the first JSON object in a text that names a tool.</summary>
    public static ParsedReply ReadText(string text, FunctionList functions)
    {
        var answer = ParsedReply.WithoutReasoning(text);
        for (var start = answer.IndexOf('{', StringComparison.Ordinal); start >= 0; start = answer.IndexOf('{', start + 1))
        {
            using var json = ParseObject(answer[start..]);
            if (json is null || Name(json.RootElement) is not { } name)
                continue;
            var hasArguments = json.RootElement.TryGetProperty("arguments", out var arguments)
                || json.RootElement.TryGetProperty("args", out arguments)
                || json.RootElement.TryGetProperty("parameters", out arguments);
            return new(Thought(answer[..start]), Call(name, hasArguments ? arguments : default, functions));
        }

        return new(ParsedReply.ThoughtOf(answer), new AgentAction.None(NoCallInText));
    }

    private static AgentAction Call(string name, JsonElement arguments, FunctionList functions)
    {
        if (functions.Functions.FirstOrDefault(function => function.Name == name) is not { } function)
            return new AgentAction.None($"There is no tool '{name}'. There are {string.Join(", ", functions.Functions.Select(known => known.Name))}.");
        var given = arguments.ValueKind switch
        {
            JsonValueKind.Object => Named(function, arguments),
            JsonValueKind.Array when arguments.GetArrayLength() == function.Parameters.Length => [.. arguments.EnumerateArray().Select(Text)],
            JsonValueKind.Undefined or JsonValueKind.Null when function.Parameters.Length == 0 => [],
            _ => null,
        };
        var wanted = function.Parameters.Length == 0 ? "no arguments" : "the arguments " + string.Join(" and ", function.Parameters);
        return given is { } list
            ? new AgentAction.ToolCall(function, list)
            : new AgentAction.None($"{name} takes {wanted}; nothing was done.");
    }

    private static ImmutableArray<string>? Named(PrimitiveFunction function, JsonElement arguments)
    {
        var list = ImmutableArray.CreateBuilder<string>(function.Parameters.Length);
        foreach (var parameter in function.Parameters)
        {
            if (!arguments.TryGetProperty(parameter, out var value))
                return null;
            list.Add(Text(value));
        }

        return list.DrainToImmutable();
    }

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string? Name(JsonElement json)
    {
        foreach (var member in (string[])["tool", "name", "function", "action"])
        {
            if (json.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String)
                return value.GetString();
        }

        return null;
    }

    // The fence that some models put before the object is no thought.
    private static string? Thought(string text)
    {
        var trimmed = text.TrimEnd();
        var fence = trimmed.LastIndexOf("```", StringComparison.Ordinal);
        return ParsedReply.ThoughtOf(fence >= 0 && fence >= trimmed.Length - "```json".Length ? trimmed[..fence] : text);
    }

    // The object at the start of a text that goes on behind it.
    private static JsonDocument? ParseObject(string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowTrailingCommas = true });
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var json) ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
