using System.Text;
using System.Text.Json;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>Puts an answer together from what endpoints send: one whole message, or many pieces of one.</summary>
/// <remarks>Endpoints that call themselves compatible differ in nearly every member; what is missing or of another type than
/// the reference says is read as well as it can be.</remarks>
internal sealed class ChatAnswerBuilder
{
    // No window is as long; an endpoint that says more is not believed.
    private const int MostTokens = 100_000_000;

    private readonly StringBuilder content = new();
    private readonly StringBuilder reasoning = new();
    private readonly List<Call> calls = [];
    private ChatUsage? usage;

    /// <summary>Why the model stopped; null where nothing was said so far.</summary>
    public string? FinishReason { get; private set; }

    /// <summary>Whether there is anything in the answer.</summary>
    public bool IsEmpty => content.Length == 0 && calls.Count == 0;

    /// <summary>Takes in a completion or a piece of one.</summary>
    /// <param name="root">The JSON object.</param>
    /// <param name="part">Where the message is: <c>message</c>, or <c>delta</c> in a stream.</param>
    /// <returns>The text that came with it.</returns>
    /// <exception cref="ChatModelException">It reports an error, or says that the answer was aborted.</exception>
    public string Add(JsonElement root, string part)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new ChatModelException(ChatFailure.BrokenAnswer, $"The endpoint sent a JSON {root.ValueKind} instead of a chat completion.");
        if (root.TryGetProperty("error", out var error) && error.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
            throw EndpointError.InAnswer(error);
        if (Member(root, "usage", JsonValueKind.Object) is { } tokens)
            usage = Usage(tokens) ?? usage;
        if (Member(root, "choices", JsonValueKind.Array) is not { } choices || choices.GetArrayLength() == 0)
            return "";

        var choice = choices[0];
        var text = "";
        if (Member(choice, part, JsonValueKind.Object) is { } message)
            text = AddMessage(message);
        if (content.Length + reasoning.Length + calls.Sum(call => (long)call.Name.Length + call.Arguments.Length) > InputLimits.Answer)
            throw BoundedStream.TooLong(InputLimits.Answer);
        if (Member(choice, "finish_reason", JsonValueKind.String)?.GetString() is { Length: > 0 } reason)
            FinishReason = reason;
        if (FinishReason is "abort" or "error")
            throw new ChatModelException(ChatFailure.Aborted, $"The endpoint stopped the answer in the middle (finish reason '{FinishReason}').");
        return text;
    }

    /// <summary>The answer so far.</summary>
    public ChatAnswer Build(int requests) => new()
    {
        Content = content.ToString(),
        Reasoning = reasoning.Length > 0 ? reasoning.ToString() : null,
        ToolCalls = [.. calls.Select((call, index) => new ChatToolCall(call.Id ?? $"call_{index + 1}", call.Name.ToString(), call.Arguments.ToString()))],
        FinishReason = FinishReason,
        Usage = usage,
        Requests = requests,
    };

    private string AddMessage(JsonElement message)
    {
        var text = Text(message, "content");
        content.Append(text);
        reasoning.Append(Text(message, "reasoning_content")).Append(Text(message, "reasoning"));
        if (Member(message, "tool_calls", JsonValueKind.Array) is { } toolCalls)
        {
            foreach (var call in toolCalls.EnumerateArray())
                AddCall(call);
        }

        // The form before tools; some servers still answer in it.
        if (Member(message, "function_call", JsonValueKind.Object) is { } function)
            AddFunction(CallAt(0), function);
        return text;
    }

    private void AddCall(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return;

        // In a stream the index tells which call a piece belongs to; whole messages have none.
        var index = Member(json, "index", JsonValueKind.Number) is { } number && number.TryGetInt32(out var given) && given is >= 0 and < 100
            ? given
            : calls.Count;
        var call = CallAt(index);
        if (Member(json, "id", JsonValueKind.String)?.GetString() is { Length: > 0 } id)
            call.Id = id;
        if (Member(json, "function", JsonValueKind.Object) is { } function)
            AddFunction(call, function);
    }

    private static void AddFunction(Call call, JsonElement function)
    {
        call.Name.Append(Text(function, "name"));
        if (function.TryGetProperty("arguments", out var arguments) && arguments.ValueKind is not JsonValueKind.Null)
            call.Arguments.Append(arguments.ValueKind is JsonValueKind.String ? arguments.GetString() : arguments.GetRawText());
    }

    private Call CallAt(int index)
    {
        while (calls.Count <= index)
            calls.Add(new Call());
        return calls[index];
    }

    // A text, or a list of parts with texts.
    private static string Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return "";
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Concat(value.EnumerateArray()
                .Where(part => part.ValueKind is JsonValueKind.Object)
                .Select(part => Member(part, "text", JsonValueKind.String)?.GetString())),
            _ => "",
        };
    }

    private static ChatUsage? Usage(JsonElement json) =>
        Number(json, "prompt_tokens") is { } prompt && Number(json, "completion_tokens") is { } completion
            ? new ChatUsage(prompt, completion)
            : null;

    private static int? Number(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.Number) is { } number && number.TryGetInt32(out var value) && value is >= 0 and <= MostTokens ? value : null;

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private sealed class Call
    {
        public string? Id { get; set; }

        public StringBuilder Name { get; } = new();

        public StringBuilder Arguments { get; } = new();
    }
}
