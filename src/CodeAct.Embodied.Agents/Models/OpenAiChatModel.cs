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
public sealed class OpenAiChatModel : IChatModel
{
    // One connection a request. On a pooled one that turns out to be closed .NET sends the request again by itself, unseen by
    // the limit on tries, and a request may cost money.
    private static readonly HttpClientPipelineTransport Transport = new(new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        // The pipeline has limits of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private readonly ChatEndpoint endpoint;
    private readonly TimeProvider clock;
    private readonly ChatClient client;

    public OpenAiChatModel(ChatEndpoint endpoint, ModelProfile profile, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        this.endpoint = endpoint;
        this.clock = clock;
        Profile = profile;
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.BaseUrl,
            Transport = Transport,
            NetworkTimeout = endpoint.SilenceLimit,
            RetryPolicy = new CappedRetryPolicy(endpoint, clock),
        };
        client = new ChatClient(endpoint.Model, new ApiKeyCredential(endpoint.ApiKey), options);
    }

    public string Name => endpoint.Model;

    public ModelProfile Profile { get; }

    public string? Endpoint => endpoint.BaseUrl.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    /// <inheritdoc/>
    public async Task<ChatAnswer> AskAsync(ChatRequest request, Action<string>? onText, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = ChatRequestJson.Body(request, Profile, endpoint.Model);
        if (endpoint.Streams)
            ChatRequestJson.AskForStream(body, Profile);
        var counter = new RequestCounter(endpoint.Gate);
        using var deadline = new CancellationTokenSource(endpoint.AnswerLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await AskUntilWholeAsync(body, counter, onText, either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed(ChatFailure.TimedOut, $"The model gave no whole answer in {endpoint.AnswerLimit.TotalSeconds:0.#} s.", counter);
        }
        catch (ChatModelException exception)
        {
            throw Failed(exception.Failure, exception.Message, counter, exception);
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
            BufferResponse = !endpoint.Streams,
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
        var stream = response.ContentStream ?? Stream.Null;
        if (response.Status is < 200 or >= 300)
            throw EndpointError.OfStatus(response.Status, await ChatAnswerReader.ReadTextAsync(stream, cancellationToken), counter.Count - before);

        // Some servers do not stream though they were asked to, and answer whole.
        return response.Headers.TryGetValue("Content-Type", out var type) && type!.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)
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
            return new(ChatFailure.TimedOut, $"The model at {endpoint.BaseUrl} was silent for {endpoint.SilenceLimit.TotalSeconds:0.#} s, in {requests} requests.", exception);
        var reason = causes[^1].Message;
        return causes.OfType<SocketException>().Any(cause => cause.SocketErrorCode is not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown))
            ? new(ChatFailure.Unreachable, $"Nobody answers at {endpoint.BaseUrl} ({reason}): is the server running, and is --base-url right?", exception)
            : new(ChatFailure.BrokenOff, $"The connection to {endpoint.BaseUrl} was closed in the middle of the answer ({reason}).", exception);
    }

    private static ChatModelException Failed(ChatFailure failure, string message, RequestCounter counter, Exception? inner = null) =>
        new(failure, message, inner) { Requests = counter.Count };
}
