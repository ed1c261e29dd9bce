using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Replies;

namespace CodeAct.Embodied.Agents.Modes.Json;

/// <summary>Makes calls of functions out of tool calls, or out of what stands for one in the text. Both roads read the same forms.</summary>
internal static partial class ToolReply
{
    /// <summary>What a model reads whose answer called nothing.</summary>
    public const string NoCall = "Your answer called no tool. Call one of the tools, once.";

    private const string NoCallInText =
        "Your answer held no action. Write your thought, then one JSON object such as {\"tool\": \"goto\", \"arguments\": {\"receptacle\": \"fridge 1\"}}.";

    /// <summary>What a model reads that called several tools at once.</summary>
    public const string TooManyCalls = "You called several tools at once, and none was carried out. Call one tool a turn.";

    // Of a function, in characters; the API allows no more.
    private const int LongestName = 64;

    /// <summary>Reads a tool call of the endpoint's own form.</summary>
    public static AgentAction Read(ChatToolCall call, FunctionList functions)
    {
        using var json = JsonForms.Arguments(call.Arguments);
        return json is null
            ? new AgentAction.None($"The arguments of {call.Name} are not valid JSON, so nothing was done: {call.Arguments}")
            : Call(call.Name, json.RootElement, functions);
    }

    /// <summary>The call as it may be sent back: servers refuse a conversation with arguments that are no JSON object, or with a
    /// name that no function can have.</summary>
    public static ChatToolCall WellFormed(ChatToolCall call)
    {
        var name = NoName().Replace(call.Name, "_");
        using var strict = JsonForms.Parse(call.Arguments, default);
        using var json = strict?.RootElement.ValueKind is JsonValueKind.Object ? null : JsonForms.Arguments(call.Arguments);
        return call with
        {
            Name = name.Length > 0 ? name[..Math.Min(name.Length, LongestName)] : "unknown",
            Arguments = strict is not null && json is null ? JsonText.WithoutHalves(call.Arguments)
                : json?.RootElement is { ValueKind: JsonValueKind.Object } arguments ? JsonObject.Create(arguments)!.ToJsonString()
                : "{}",
        };
    }

    /// <summary>Reads the first call in a text: a JSON object that names a tool, or one behind the tool's name; or else the only call
    /// as Python writes it.</summary>
    public static ParsedReply ReadText(string text, FunctionList functions)
    {
        var reply = ReplyText.Read(JsonText.WithoutHalves(text));
        return JsonForms.FirstIn(reply.Text, (json, start) => CallOf(json, reply.Text[..start], functions) is var (action, thoughtEnd) ? Found(reply, start, thoughtEnd, action) : null)
            ?? (CallText.Find(reply.Text, functions.Functions) is { } call
                ? Found(reply, call.Start, call.Start, new AgentAction.ToolCall(call.Function, call.Arguments))
                : new(reply.ThoughtBefore(reply.Text.Length), new AgentAction.None(NoCallInText)));
    }

    // A fence around the call is no thought, and neither is what leads to it.
    private static ParsedReply Found(ReplyText reply, int start, int thoughtEnd, AgentAction action)
    {
        var end = reply.Blocks.FirstOrDefault(block => block.Start < start && start < block.End)?.Start ?? thoughtEnd;
        return new(JsonForms.WithoutLead(reply.ThoughtBefore(end)), action) { Kept = reply.Kept(start) };
    }

    private static (AgentAction Action, int ThoughtEnd)? CallOf(JsonElement json, string before, FunctionList functions)
    {
        if (JsonForms.Call(json) is ({ } name, var arguments))
            return (Call(name, arguments, functions), before.Length);

        // "[calls the tool goto with {...}]", "goto\nAction Input: {...}": nothing but its arguments, lest any object behind a word be a call.
        var nearby = Math.Max(0, before.Length - LongestName);
        if (NameBefore().Match(before[nearby..]) is { Success: true } called
            && Known(called.Groups["name"].Value, functions) is { } function
            && json.EnumerateObject().Select(member => member.Name).ToHashSet().SetEquals(function.Parameters))
        {
            return (Call(function.Name, json, functions), nearby + called.Index);
        }

        // {"goto": {...}}
        return json.EnumerateObject().ToList() is [var only] && Known(only.Name, functions) is not null && only.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? (Call(only.Name, only.Value, functions), before.Length)
            : null;
    }

    private static PrimitiveFunction? Known(string name, FunctionList functions) => functions.Functions.FirstOrDefault(function => function.Name == name);

    private static AgentAction Call(string name, JsonElement arguments, FunctionList functions)
    {
        if (Known(name, functions) is not { } function)
            return new AgentAction.None($"There is no tool '{name}'. There are {string.Join(", ", functions.Functions.Select(known => known.Name))}.");

        // Some models and servers wrap the object in a text.
        using var unwrapped = arguments.ValueKind is JsonValueKind.String ? JsonForms.Arguments(arguments.GetString()!) : null;
        arguments = unwrapped?.RootElement ?? arguments;
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

    [GeneratedRegex(@"[^\w-]|[^\x00-\x7f]")]
    private static partial Regex NoName();

    [GeneratedRegex(@"\b(?<name>\w+)[^\w{}]*(?:(?:with|json|arguments|args|parameters|action[ _]input|input)\b[^\w{}]*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex NameBefore();
}
