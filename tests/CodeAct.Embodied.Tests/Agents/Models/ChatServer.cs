using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>A real HTTP server on the loopback device that speaks chat completions, whole and streamed, and misbehaves where it is
/// told to. It answers one request after the other from a script; the last answer is given again and again.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Answer[] script;
    private readonly CancellationTokenSource stop = new();
    private int next;

    private ChatServer(WebApplication app, Answer[] script)
    {
        this.app = app;
        this.script = script;
    }

    /// <summary>What came in, in order.</summary>
    public ConcurrentQueue<ChatServerRequest> Requests { get; } = new();

    /// <summary>The address to give to a client, without a slash at the end.</summary>
    public Uri BaseUrl => new(app.Urls.Single() + "/v1");

    /// <summary>Starts a server on a free port.</summary>
    public static async Task<ChatServer> StartAsync(params Answer[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ChatServer(builder.Build(), script);
        server.app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        stop.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = new ChatServerRequest(body.RootElement.Clone(), context.Request.Headers.Authorization.ToString());
        Requests.Enqueue(request);
        var answer = script[Math.Min(Interlocked.Increment(ref next) - 1, script.Length - 1)];
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop.Token);
        try
        {
            await answer(context, request, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client has left, or the test is over.
            context.Abort();
        }
    }
}

/// <summary>Answers one request.</summary>
public delegate Task Answer(HttpContext context, ChatServerRequest request, CancellationToken cancellationToken);

/// <summary>A request as it came in.</summary>
public sealed record ChatServerRequest(JsonElement Body, string Authorization)
{
    public bool IsStreamed => Body.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    /// <summary>The text of the last message.</summary>
    public string LastMessage => Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
}
