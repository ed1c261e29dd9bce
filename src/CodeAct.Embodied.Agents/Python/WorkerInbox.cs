using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>What comes from a worker: lines out of a pipe, as messages. A read waits for as long as it takes, until <see cref="Stop"/>.</summary>
internal sealed class WorkerInbox : IDisposable
{
    // A processor that falls idle takes tens of microseconds to come back, more than the whole call of a primitive. So who
    // waits for the next one looks again for a while before it sleeps: 100 µs. Where letting others go first took 3 µs, another
    // has had the processor: it does not fall idle, and looking is a waste.
    private static readonly long WakefulTicks = Stopwatch.Frequency / 10_000;
    private static readonly long CrowdedTicks = Stopwatch.Frequency / 333_333;

    private readonly SafeHandle pipe;
    private readonly SafePosixHandle bell = Posix.OpenBell();
    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private volatile bool stopped;

    /// <param name="pipe">The reading end, of which nobody else reads. Stays the caller's to close.</param>
    public WorkerInbox(SafeHandle pipe)
    {
        this.pipe = pipe;
        Posix.SetNonBlocking(pipe);
    }

    /// <summary>Whether something has come, or the pipe was closed, that nobody has read yet.</summary>
    public bool HasUnread => end > start || Posix.IsReadable(pipe);

    /// <summary>Waits for the next message.</summary>
    /// <returns><see cref="WorkerMessage.Closed"/> at the end of the pipe, and once it was stopped.</returns>
    public WorkerMessage Read()
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = buffer.AsSpan(start, searched + length);
                start += searched + length + 1;
                return WorkerMessage.Parse(line);
            }

            searched = end - start;
            if (searched >= WorkerBudget.LineBytes)
                return new WorkerMessage.Malformed("it was longer than 1 MiB");
            MakeRoom();
            var count = Take();
            if (count == 0)
                return new WorkerMessage.Closed();
            end += count;
        }
    }

    /// <summary>Ends a read that waits, and all to come. Safe from any thread.</summary>
    public void Stop()
    {
        stopped = true;
        Posix.Ring(bell);
    }

    /// <inheritdoc/>
    public void Dispose() => bell.Dispose();

    private int Take()
    {
        var begin = Stopwatch.GetTimestamp();
        var now = begin;
        var crowded = false;
        while (!stopped)
        {
            if (Posix.Read(pipe, buffer.AsSpan(end)) is { } count)
                return count;
            if (crowded || now - begin > WakefulTicks)
            {
                Posix.WaitForEither(pipe, bell);
                continue;
            }

            var before = now;
            Thread.Yield();
            now = Stopwatch.GetTimestamp();
            crowded = now - before > CrowdedTicks;
        }

        return 0;
    }

    private void MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
    }
}
