using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>Reads answers of status 200, whole or streamed. Anything that is not a whole answer is a
/// <see cref="ChatModelException"/>; nothing partial passes for an answer.</summary>
internal static class ChatAnswerReader
{
    /// <summary>Reads a whole answer.</summary>
    public static async Task<ChatAnswer> ReadAsync(Stream stream, int requests, CancellationToken cancellationToken)
    {
        var text = await ReadTextAsync(stream, cancellationToken);
        var builder = new ChatAnswerBuilder();
        using var json = Parse(text);
        builder.Add(json.RootElement, "message");
        if (builder.IsEmpty && builder.FinishReason is null)
            throw new ChatModelException(ChatFailure.BrokenAnswer, $"The endpoint sent a completion without a choice: {EndpointError.Excerpt(text)}");
        return builder.Build(requests);
    }

    /// <summary>Reads an answer that comes as a stream of events.</summary>
    /// <param name="onText">Is told the text as it comes.</param>
    public static async Task<ChatAnswer> ReadStreamAsync(Stream stream, Action<string>? onText, int requests, CancellationToken cancellationToken)
    {
        var builder = new ChatAnswerBuilder();
        var pieces = new JsonText();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.Data is "[DONE]")
                break;
            using var json = Parse(pieces.Next(item.Data));
            var text = builder.Add(json.RootElement, "delta");
            if (text.Length > 0)
                onText?.Invoke(text);
        }

        // Servers under load end a stream in order, with neither a finish reason nor an error: half an answer.
        return builder.FinishReason is null
            ? throw new ChatModelException(ChatFailure.BrokenOff, "The stream ended without a finish reason: the answer is not whole.")
            : builder.Build(requests);
    }

    /// <summary>Reads a text to its end.</summary>
    public static async Task<string> ReadTextAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(JsonText.WithoutHalves(text));
        }
        catch (JsonException)
        {
            throw new ChatModelException(ChatFailure.BrokenAnswer, $"The endpoint sent something that is not JSON: {EndpointError.Excerpt(text)}");
        }
    }
}
