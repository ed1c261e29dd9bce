using System.ClientModel.Primitives;
using System.Globalization;

namespace CodeAct.Embodied.Agents.Models;

/// <summary>Repeats requests that met an overloaded endpoint: longer and longer waits, a server's wish is granted up to a limit.</summary>
/// <remarks>The package's own default waits for nothing between tries, and waits for as long as a server asks.</remarks>
internal sealed class CappedRetryPolicy(ChatEndpoint endpoint, TimeProvider clock) : ClientRetryPolicy(endpoint.MaxRetries)
{
    /// <summary>The wait before a try.</summary>
    /// <param name="tries">Tries so far, from 1.</param>
    public static TimeSpan Wait(ChatEndpoint endpoint, int tries, TimeSpan? wished, TimeProvider clock)
    {
        // Up to a quarter more, so that episodes which failed together do not come back together.
        var jitter = 1 + (clock.GetTimestamp() % 1000 / 4000.0);
        var own = endpoint.FirstWait * Math.Pow(2, tries - 1) * jitter;
        var wait = wished > own ? wished.Value : own;
        return wait < endpoint.LongestWait ? wait : endpoint.LongestWait;
    }

    // Shorter waits are not worth a word.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        var wait = Wait(endpoint, Math.Max(tryCount, 1), Wished(message), clock);
        if (wait >= Long)
        {
            var why = message.Response is { } response ? $"answered {response.Status}" : "cannot be reached";
            endpoint.OnWait?.Invoke(string.Create(CultureInfo.InvariantCulture, $"the endpoint {why}; it is asked again in {wait.TotalSeconds:0} s"));
        }

        return wait;
    }

    // What was asked again above this policy counts as well: a call makes so many requests and no more.
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) =>
        HasTriesLeft(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        HasTriesLeft(message) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private bool HasTriesLeft(PipelineMessage message) =>
        !message.TryGetProperty(typeof(RequestCounter), out var counter) || ((RequestCounter)counter!).Count <= endpoint.MaxRetries;

    private TimeSpan? Wished(PipelineMessage message)
    {
        if (message.Response is null || !message.Response.Headers.TryGetValue("Retry-After", out var text))
            return null;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && !double.IsNaN(seconds))
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date - clock.GetUtcNow() : null;
    }
}

/// <summary>Counts the requests of one call, goes with each as a property of its message, and has it pass the gate.</summary>
internal sealed class RequestCounter(IRequestGate? gate) : PipelinePolicy
{
    public int Count { get; private set; }

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Add(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        using var pass = gate is null ? null : await gate.EnterAsync(message.CancellationToken);
        Add(message);
        await ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Add(PipelineMessage message)
    {
        Count++;
        message.SetProperty(typeof(RequestCounter), this);
    }
}
