using System.Text.Json;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>Reads what endpoints say about errors. There is no common form: <c>{"error": {"message": ...}}</c>,
/// <c>{"error": "..."}</c>, <c>{"message": ...}</c>, <c>{"detail": ...}</c>, or a page of HTML.</summary>
internal static class EndpointError
{
    private const int MaxCharacters = 300;
    private const int MostLooked = 10 * MaxCharacters;

    /// <summary>An error in the middle of an answer that began well.</summary>
    public static ChatModelException InAnswer(JsonElement error)
    {
        var message = Message(error);
        return IsAboutLength(error.GetRawText())
            ? TooLong(message)
            : new ChatModelException(ChatFailure.Aborted, $"The endpoint reported an error in the middle of the answer: {message}");
    }

    /// <summary>A status other than success.</summary>
    public static ChatModelException OfStatus(int status, string body, int requests)
    {
        var message = Message(body);
        if (status is 400 or 413 && IsAboutLength(body))
            return TooLong(message);
        var isOverload = status is 408 or 409 or 429 or >= 500;
        return new ChatModelException(
            isOverload ? ChatFailure.Overloaded : ChatFailure.Refused,
            isOverload
                ? $"The endpoint answered with status {status} to each of {requests} requests: {message}"
                : $"The endpoint refused the request with status {status}: {message}{Advice(status)}")
        {
            Requests = requests,
        };
    }

    /// <summary>The start of a text on one line.</summary>
    public static string Excerpt(string text)
    {
        var start = text.Length <= MostLooked ? text : text[..MostLooked];
        var line = string.Join(' ', start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(nothing)" : line.Length <= MaxCharacters ? line : line[..MaxCharacters] + "...";
    }

    private static ChatModelException TooLong(string message) =>
        new(ChatFailure.ContextTooLong, $"The conversation is longer than the model's window: {message}");

    private static string Advice(int status) => status switch
    {
        >= 300 and < 400 => " (it sends the request elsewhere, and the key goes to no other address; give the right --base-url)",
        401 or 403 => " (is OPENAI_API_KEY right?)",
        404 => " (are --base-url, which usually ends in /v1, and --model right?)",
        _ => "",
    };

    private static bool IsAboutLength(string text) =>
        text.Contains("context_length", StringComparison.OrdinalIgnoreCase)
        || text.Contains("context length", StringComparison.OrdinalIgnoreCase)
        || text.Contains("context size", StringComparison.OrdinalIgnoreCase)
        || text.Contains("context window", StringComparison.OrdinalIgnoreCase);

    private static string Message(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(JsonText.WithoutHalves(body));
            return Message(json.RootElement);
        }
        catch (JsonException)
        {
            return Excerpt(body);
        }
    }

    private static string Message(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.String)
            return Excerpt(json.GetString()!);
        if (json.ValueKind is JsonValueKind.Object)
        {
            foreach (var name in (string[])["error", "message", "detail"])
            {
                if (json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Object)
                    return Message(value);
            }
        }

        return Excerpt(json.GetRawText());
    }
}
