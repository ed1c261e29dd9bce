using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using OpenAI;
using OpenAI.Chat;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>A model behind an endpoint that speaks OpenAI's chat completions.</summary>
/// <remarks>The OpenAI package carries the bytes: authorisation, retries, time limits. What they mean is read here, since its
/// models refuse or overlook much of what other servers send.</remarks>
public sealed class OpenAiChatModel(ChatEndpoint endpoint, ModelProfile profile, TimeProvider clock) : IChatModel
{
    // One connection a request. On a pooled one that turns out to be closed .NET sends the request again by itself, unseen by
    // the limit on tries, and a request may cost money.
    private static readonly KnownStatusTransport Transport = TransportOf(usesProxy: true);

    // What runs on this machine is not asked through another one, whatever HTTP_PROXY says.
    private static readonly KnownStatusTransport LoopbackTransport = TransportOf(usesProxy: false);

    private static KnownStatusTransport TransportOf(bool usesProxy) => new(new HttpClient(new SocketsHttpHandler
    {
        UseProxy = usesProxy,
        PooledConnectionLifetime = TimeSpan.Zero,

        // The key goes to the address that the user gave and to no other.
        AllowAutoRedirect = false,
    })
    {
        // The pipeline has limits of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private readonly ChatClient client = new(endpoint.Model, new ApiKeyCredential(endpoint.ApiKey), new OpenAIClientOptions
    {
        Endpoint = endpoint.BaseUrl,
        Transport = endpoint.BaseUrl.IsLoopback ? LoopbackTransport : Transport,
        NetworkTimeout = endpoint.SilenceLimit,
        RetryPolicy = new CappedRetryPolicy(endpoint, clock),
    });
    private readonly KeyGuard guard = new(endpoint.ApiKey);

    public string Name => endpoint.Model;

    public ModelProfile Profile => profile;

    public string? Endpoint => endpoint.BaseUrl.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public async Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken)
    {
        var body = ChatRequestJson.Body(request, Profile, endpoint.Model);
        if (endpoint.Streams)
            ChatRequestJson.AskForStream(body, Profile);
        var counter = new RequestCounter(endpoint.Gate);
        var watched = onText is null ? null : guard.Watch(onText);
        using var deadline = new CancellationTokenSource(endpoint.AnswerLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return guard.Clean(await AskUntilWholeAsync(body, counter, watched is null ? null : watched.Tell, either.Token));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(ChatFailure.TimedOut, $"The model gave no whole answer in {endpoint.AnswerLimit.TotalSeconds:0.#} s.", counter);
        }
        catch (ChatModelException exception)
        {
            throw Failed(exception.Failure, guard.Clean(exception.Message), counter, exception);
        }
        finally
        {
            watched?.End();
        }
    }

    // The package repeats what met an overloaded endpoint; what came with status 200 and is no answer is repeated here. All
    // requests count together, so that the two do not multiply.
    private async Task<ChatAnswer> AskUntilWholeAsync(JsonObject body, RequestCounter counter, Action<string>? onText, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await AskOnceAsync(body, counter, onText, cancellationToken);
            }
            catch (ChatModelException exception) when (exception.IsTransient && counter.Count <= endpoint.MaxRetries)
            {
                onText?.Invoke($"\n[{exception.Message} It is asked again.]\n");
                await Task.Delay(CappedRetryPolicy.Wait(endpoint, counter.Count, wished: null, clock), clock, cancellationToken);
            }
        }
    }

    private async Task<ChatAnswer> AskOnceAsync(JsonObject body, RequestCounter counter, Action<string>? onText, CancellationToken cancellationToken)
    {
        var options = new RequestOptions
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,

            // The package would take in whatever comes, however long.
            BufferResponse = false,
        };
        options.AddPolicy(counter, PipelinePosition.PerTry);
        var before = counter.Count;
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromString(body.ToJsonString(ChatRequestJson.Compact)));
            var result = await client.CompleteChatAsync(content, options);
            using var response = result.GetRawResponse();
            return await ReadAsync(response, counter, before, onText, cancellationToken);
        }
        catch (Exception exception) when (
            exception is ClientResultException or AggregateException or IOException or OperationCanceledException or HttpRequestException or TimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Classify(exception, counter.Count - before);
        }
    }

    private static async Task<ChatAnswer> ReadAsync(
        PipelineResponse response, RequestCounter counter, int before, Action<string>? onText, CancellationToken cancellationToken)
    {
        var isStream = response.Headers.TryGetValue("Content-Type", out var type) && type!.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
        var stream = new BoundedStream(response.ContentStream ?? Stream.Null, isStream);
        if (response.Status is < 200 or >= 300)
            throw EndpointError.OfStatus(response.Status, await ChatAnswerReader.ReadTextAsync(stream, cancellationToken), counter.Count - before);

        // Some servers do not stream though they were asked to, and answer whole.
        return isStream
            ? await ChatAnswerReader.ReadStreamAsync(stream, onText, counter.Count, cancellationToken)
            : await ChatAnswerReader.ReadAsync(stream, counter.Count, cancellationToken);
    }

    // The package wraps failures by kind of failure and number of tries; the innermost one says what happened.
    private ChatModelException Classify(Exception exception, int requests)
    {
        List<Exception> causes = [];
        for (var cause = exception; cause is not null; cause = cause is AggregateException aggregate ? aggregate.InnerExceptions[^1] : cause.InnerException)
            causes.Add(cause);
        if (causes.Exists(cause => cause is OperationCanceledException or TimeoutException))
            return new(ChatFailure.TimedOut, $"The model at {Endpoint} was silent for {endpoint.SilenceLimit.TotalSeconds:0.#} s, in {requests} requests.", exception);
        var reason = causes[^1].Message;
        return causes.OfType<SocketException>().Any(cause => cause.SocketErrorCode is not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown))
            ? new(ChatFailure.Unreachable, $"Nobody answers at {Endpoint} ({reason}): is the server running, and is --base-url right?", exception)
            : new(ChatFailure.BrokenOff, $"The connection to {Endpoint} was closed in the middle of the answer ({reason}).", exception);
    }

    private static ChatModelException Failed(ChatFailure failure, string message, RequestCounter counter, Exception? inner = null) =>
        new(failure, message, inner) { Requests = counter.Count };

    /// <summary>Lets no status through that HTTP does not have: the package stumbles over it.</summary>
    private sealed class KnownStatusTransport(HttpClient client) : HttpClientPipelineTransport(client)
    {
        protected override void OnReceivedResponse(PipelineMessage message, HttpResponseMessage httpResponse)
        {
            if ((int)httpResponse.StatusCode is var status and (< 100 or >= 600))
                throw new ChatModelException(ChatFailure.BrokenAnswer, $"The endpoint answered with status {status}, which HTTP does not have.");
        }
    }
}
