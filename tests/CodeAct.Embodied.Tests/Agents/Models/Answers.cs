using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>What a server may answer: well, and in every way in which servers were seen to answer badly.</summary>
internal static class Answers
{
    private const string Usage = """{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}""";

    /// <summary>A text, whole or streamed as the client asks.</summary>
    public static Answer Text(string text, string finish = "stop") => (context, request, cancellationToken) => request.IsStreamed
        ? SendStreamAsync(context, [.. Pieces(text).Select(Delta), Finish(finish), UsageChunk, "[DONE]"], cancellationToken)
        : SendAsync(context, 200, Whole($$"""{"role":"assistant","content":{{Json(text)}}}""", Json(finish), Usage), cancellationToken);

    /// <summary>Tool calls; each is a name and the JSON of its arguments.</summary>
    public static Answer Calls(string text, params (string Name, string Arguments)[] calls) => (context, request, cancellationToken) => request.IsStreamed
        ? SendStreamAsync(context, [Delta(text), .. calls.SelectMany(CallDeltas), Finish("tool_calls"), UsageChunk, "[DONE]"], cancellationToken)
        : SendAsync(context, 200, Whole(
            $$"""{"role":"assistant","content":{{Json(text)}},"tool_calls":[{{string.Join(',', calls.Select(Call))}}]}""", "\"tool_calls\"", Usage), cancellationToken);

    /// <summary>A message with the JSON as it is.</summary>
    public static Answer Message(string message, string finish = "\"stop\"", string? usage = Usage) => (context, _, cancellationToken) =>
        SendAsync(context, 200, Whole(message, finish, usage), cancellationToken);

    /// <summary>Any status and body.</summary>
    public static Answer Status(int status, string body, string? retryAfter = null, string type = "application/json") => (context, _, cancellationToken) =>
    {
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        context.Response.ContentType = type;
        return SendAsync(context, status, body, cancellationToken);
    };

    /// <summary>The request is sent elsewhere.</summary>
    public static Answer Redirect(string location) => (context, _, cancellationToken) =>
    {
        context.Response.Headers.Location = location;
        return SendAsync(context, 307, "", cancellationToken);
    };

    /// <summary>The same text again and again, without end.</summary>
    public static Answer Flood(string type, string text) => async (context, _, cancellationToken) =>
    {
        context.Response.ContentType = type;
        var block = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 1 + ((1 << 16) / text.Length))));
        while (!cancellationToken.IsCancellationRequested)
            await context.Response.Body.WriteAsync(block, cancellationToken);
    };

    /// <summary>A stream of events as they are.</summary>
    public static Answer Stream(params string[] events) => (context, _, cancellationToken) => SendStreamAsync(context, events, cancellationToken);

    /// <summary>The connection is closed before anything is said.</summary>
    public static Answer Close() => (context, _, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The start of a streamed text, then the connection is closed.</summary>
    public static Answer CloseInStream(string text) => async (context, _, cancellationToken) =>
    {
        await SendStreamAsync(context, [Delta(text)], cancellationToken);
        context.Abort();
    };

    /// <summary>The start of a streamed text, then nothing more.</summary>
    public static Answer HangInStream(string text) => async (context, _, cancellationToken) =>
    {
        await SendStreamAsync(context, [Delta(text)], cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    };

    /// <summary>Nothing at all.</summary>
    public static Answer Hang() => (_, _, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>A piece of a streamed text.</summary>
    public static string Delta(string text) => $$"""{"choices":[{"index":0,"delta":{"content":{{Json(text)}}},"finish_reason":null}]}""";

    /// <summary>The end of a streamed answer.</summary>
    public static string Finish(string reason) => $$"""{"choices":[{"index":0,"delta":{},"finish_reason":{{Json(reason)}}}]}""";

    private static string UsageChunk => $$"""{"choices":[],"usage":{{Usage}}}""";

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private static string Call((string Name, string Arguments) call, int index) =>
        $$$"""{"id":"call_{{{index}}}","type":"function","function":{"name":{{{Json(call.Name)}}},"arguments":{{{Json(call.Arguments)}}}}}""";

    // The arguments come in two pieces, as they do.
    private static IEnumerable<string> CallDeltas((string Name, string Arguments) call, int index)
    {
        var half = call.Arguments.Length / 2;
        yield return $$$"""{"choices":[{"delta":{"tool_calls":[{"index":{{{index}}},"id":"call_{{{index}}}","function":{"name":{{{Json(call.Name)}}},"arguments":{{{Json(call.Arguments[..half])}}}}}]}}]}""";
        yield return $$$"""{"choices":[{"delta":{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{Json(call.Arguments[half..])}}}}}]}}]}""";
    }

    private static IEnumerable<string> Pieces(string text) => text.Chunk(7).Select(piece => new string(piece));

    private static string Whole(string message, string finish, string? usage) =>
        $$"""{"id":"x","object":"chat.completion","choices":[{"index":0,"message":{{message}},"finish_reason":{{finish}}}]{{(usage is null ? "" : ",\"usage\":" + usage)}}}""";

    private static async Task SendAsync(HttpContext context, int status, string body, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType ??= "application/json";
        await context.Response.WriteAsync(body, cancellationToken);
    }

    private static async Task SendStreamAsync(HttpContext context, IEnumerable<string> events, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var item in events)
        {
            await context.Response.WriteAsync($"data: {item}\n\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }
}
