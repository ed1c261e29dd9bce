using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Replies;

/// <summary>The JSON of tool calls as models write it: objects in a text, in JSON or as Python spells them, under any of the usual keys.</summary>
internal static partial class JsonForms
{
    // An answer with more objects than that is no answer; each of them takes time.
    private const int MostObjects = 200;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true };

    private static readonly ImmutableArray<string> NameKeys = ["tool", "name", "function", "action", "tool_name", "function_name"];
    private static readonly ImmutableArray<string> ArgumentKeys = ["arguments", "args", "parameters", "input", "action_input", "kwargs", "params"];
    private static readonly ImmutableArray<string> CodeKeys = ["code", "source", "script", "program", "python", "python_code"];

    /// <summary>The first object of a text of which something can be made.</summary>
    /// <param name="make">Is given an object and where it starts; null where it is not what is looked for.</param>
    public static T? FirstIn<T>(string text, Func<JsonElement, int, T?> make)
        where T : class
    {
        text = JsonText.WithoutHalves(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        var objects = 0;
        for (var start = Array.IndexOf(bytes, (byte)'{'); start >= 0 && objects < MostObjects; start = Array.IndexOf(bytes, (byte)'{', start + 1))
        {
            if (bytes.AsSpan(start + 1).TrimStart(" \t\r\n"u8) is not [(byte)'"' or (byte)'\'' or (byte)'}', ..])
                continue;
            objects++;
            using var json = ParseObject(bytes.AsSpan(start));
            if (json is not null && make(json.RootElement, Encoding.UTF8.GetCharCount(bytes, 0, start)) is { } made)
                return made;
        }

        return null;
    }

    /// <summary>What an object calls, and with which arguments; the name is null where it calls nothing.</summary>
    public static (string? Name, JsonElement Arguments) Call(JsonElement json)
    {
        if (json.TryGetProperty("function", out var inner) && inner.ValueKind is JsonValueKind.Object)
            json = inner;
        return Member(json, NameKeys) is { ValueKind: JsonValueKind.String } name ? (name.GetString(), Member(json, ArgumentKeys) ?? default) : (null, json);
    }

    /// <summary>The program in the arguments of a call; null where there is none.</summary>
    public static string? Program(JsonElement arguments) =>
        arguments.ValueKind is JsonValueKind.Object && Member(arguments, CodeKeys) is { ValueKind: JsonValueKind.String } code ? code.GetString() : null;

    /// <summary>Arguments that stand in a text; null where it is no JSON. Nothing at all stands for no arguments; a text inside a text
    /// is unwrapped, however often that was done.</summary>
    public static JsonDocument? Arguments(string text)
    {
        for (var depth = 0; depth < 4; depth++)
        {
            if (text.Trim() is "" or "null")
                return JsonDocument.Parse("{}");
            var json = Parse(text, Tolerant) ?? (text.Length <= PythonLiteral.Longest ? Parse(PythonLiteral.ToJson(text), Tolerant) : null);
            if (json?.RootElement.ValueKind is not JsonValueKind.String)
                return json;
            using (json)
                text = json.RootElement.GetString()!;
        }

        return null;
    }

    /// <summary>The JSON of a text; null where it is none.</summary>
    public static JsonDocument? Parse(string text, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(JsonText.WithoutHalves(text), options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A thought without the words that lead to a call behind it, such as <c>[calls the tool</c>; null where nothing is left.</summary>
    public static string? WithoutLead(string? thought) => thought is null ? null : Lead().Replace(thought, "").Trim() is { Length: > 0 } left ? left : null;

    private static JsonElement? Member(JsonElement json, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value))
                return value;
        }

        return null;
    }

    // The object at the start of a text that goes on behind it, in JSON or as Python spells it.
    private static JsonDocument? ParseObject(ReadOnlySpan<byte> text) =>
        ParseStart(text) ?? ParseStart(Encoding.UTF8.GetBytes(PythonLiteral.ToJson(Encoding.UTF8.GetString(text[..Math.Min(text.Length, PythonLiteral.Longest)]))));

    private static JsonDocument? ParseStart(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowTrailingCommas = true });
        try
        {
            return JsonDocument.TryParseValue(ref reader, out var json) ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"(?:(?:(?<![\w.])(?:I[ \t]+)?(?:will[ \t]+)?(?:now[ \t]+)?(?:calls?|calling|invokes?|invoking|uses?|using)[ \t]+(?:the[ \t]+)?(?:tool|function)\b"
        + @"|(?<![\w.])(?:action|tool[_ ]?calls?|function[_ ]?calls?|function|tool|action[_ ]input)(?=[ \t]*[:=>\]])|[\[<({])[\s\])}>:=|""'*_`]*)+$",
        RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Lead();
}
