using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>The body of a chat-completions request, as the endpoint of a profile wants it.</summary>
internal static class ChatRequestJson
{
    /// <summary>Letters of all languages and quotation marks stay readable.</summary>
    public static JsonSerializerOptions Readable { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions Compact { get; } = new(Readable) { WriteIndented = false };

    /// <summary>The body without anything about streaming, which changes how the answer comes and not what it is.</summary>
    public static JsonObject Body(ChatRequest request, ModelProfile profile, string model)
    {
        var body = new JsonObject { ["model"] = model, ["messages"] = Messages(request, profile) };
        if (request.Tools.Length > 0)
        {
            body["tools"] = new JsonArray([.. request.Tools.Select(Tool)]);
            if (profile.ParallelCalls is ParallelCalls.Refuse && profile.SendsParallelToolCalls)
                body["parallel_tool_calls"] = false;
        }

        if (request.Temperature is { } temperature && profile.SendsTemperature)
            body["temperature"] = temperature;
        if (request.MaxAnswerTokens is { } tokens)
            body[profile.TokenField] = tokens;
        if (request.Stop.Length > 0 && profile.SendsStop)
            body["stop"] = new JsonArray([.. request.Stop.Select(text => JsonValue.Create(text))]);
        if (request.Seed is { } seed && profile.SendsSeed)
            body["seed"] = seed;
        foreach (var (name, value) in profile.ExtraBody)
            body[name] = JsonNode.Parse(value);
        return body;
    }

    /// <summary>Adds what asks for a stream.</summary>
    public static void AskForStream(JsonObject body, ModelProfile profile)
    {
        body["stream"] = true;
        if (profile.SendsStreamUsage)
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
    }

    private static JsonArray Messages(ChatRequest request, ModelProfile profile)
    {
        List<ChatMessage> messages = [.. request.Messages];
        if (profile.SystemRole is SystemRole.Fold && messages is [{ Role: ChatRole.System } system, { Role: ChatRole.User } first, ..])
            messages = [first with { Content = system.Content + "\n\n" + first.Content }, .. messages[2..]];
        if (profile.MergesRoles)
            messages = Merge(messages);
        return new JsonArray([.. messages.Select(message => Message(message, profile))]);
    }

    // Templates of some models demand that user and assistant take turns.
    private static List<ChatMessage> Merge(List<ChatMessage> messages)
    {
        List<ChatMessage> merged = [];
        foreach (var message in messages)
        {
            if (merged.Count > 0 && merged[^1].Role == message.Role && message is { Role: not ChatRole.Tool, ToolCalls.Length: 0 })
                merged[^1] = merged[^1] with { Content = merged[^1].Content + "\n\n" + message.Content };
            else
                merged.Add(message);
        }

        return merged;
    }

    private static JsonObject Message(ChatMessage message, ModelProfile profile)
    {
        var json = new JsonObject
        {
            ["role"] = message.Role switch
            {
                ChatRole.System => profile.SystemRole is SystemRole.Developer ? "developer" : "system",
                ChatRole.User => "user",
                ChatRole.Assistant => "assistant",
                ChatRole.Tool => "tool",
                _ => throw new UnreachableException(),
            },
            ["content"] = message.Content,
        };
        if (message.ToolCallId is { } id)
            json["tool_call_id"] = id;
        if (message.ToolCalls.Length > 0)
        {
            json["tool_calls"] = new JsonArray([.. message.ToolCalls.Select(call => new JsonObject
            {
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]);
        }

        return json;
    }

    private static JsonObject Tool(PrimitiveFunction function) => new JsonObject
    {
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = function.Name,
            ["description"] = function.Help,
            ["parameters"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(function.Parameters.Select((parameter, index) => KeyValuePair.Create(
                    parameter,
                    (JsonNode?)new JsonObject { ["type"] = "string", ["description"] = $"For example \"{function.Example[index]}\"." }))),
                ["required"] = new JsonArray([.. function.Parameters.Select(parameter => JsonValue.Create(parameter))]),
                ["additionalProperties"] = false,
            },
        },
    };
}
