using CodeAct.Embodied.Agents.Models;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>Lets so many requests through at a time, and so many in any minute.</summary>
public sealed class RequestGate(int? atOnce, int? perMinute, TimeProvider clock) : IRequestGate, IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim places = new(atOnce ?? int.MaxValue);
    private readonly SemaphoreSlim turn = new(1);
    private readonly Queue<long> sent = [];

    /// <inheritdoc/>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        var isIn = false;
        try
        {
            await WaitForMinuteAsync(cancellationToken);
            isIn = true;
            return new Pass(places);
        }
        finally
        {
            if (!isIn)
                places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        places.Dispose();
        turn.Dispose();
    }

    private async Task WaitForMinuteAsync(CancellationToken cancellationToken)
    {
        if (perMinute is null)
            return;
        // One after the other: who waits longest goes first.
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (sent.Count == perMinute)
            {
                var left = Minute - clock.GetElapsedTime(sent.Dequeue());
                if (left > TimeSpan.Zero)
                    await Task.Delay(left, clock, cancellationToken);
            }

            sent.Enqueue(clock.GetTimestamp());
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed class Pass(SemaphoreSlim places) : IDisposable
    {
        private int left = 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 0) == 1)
                places.Release();
        }
    }
}
