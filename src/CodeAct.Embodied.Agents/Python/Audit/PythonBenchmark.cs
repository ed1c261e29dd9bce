using System.Globalization;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>How a time spreads over many tries, in seconds.</summary>
public sealed record Spread(double Median, double P99, double Least)
{
    internal static Spread Of(List<double> seconds)
    {
        seconds.Sort();
        return new Spread(seconds[seconds.Count / 2], seconds[Math.Min(seconds.Count - 1, seconds.Count * 99 / 100)], seconds[0]);
    }
}

/// <summary>What Python costs on this machine.</summary>
/// <param name="Start">From starting a worker to its being ready.</param>
/// <param name="FromPool">From asking a pool for a session to having it, with a little time since the last.</param>
/// <param name="Call">One call of a primitive, seen from the program, with an answer that takes no time.</param>
/// <param name="CallsPerSecond">Calls a second of all sessions together, by how many work at a time.</param>
public sealed record PythonFigures(
    ConfinementReport Confinement, Spread Start, Spread FromPool, Spread Call, ImmutableSortedDictionary<int, double> CallsPerSecond)
{
    /// <summary>One call in process; null where it was not measured.</summary>
    public Spread? Embedded { get; init; }
}

/// <summary>Measures Python on this machine.</summary>
/// <param name="calls">Calls to measure.</param>
/// <param name="starts">Starts to measure.</param>
public sealed class PythonBenchmark(int calls, int starts, TimeProvider clock)
{
    private static readonly ImmutableArray<int> AtATime = [1, 2, 4];

    // The clock of the program itself: what it sees is what counts.
    private const string Program = """
        import time
        clock, times = time.perf_counter, []
        for i in range({0}):
            begin = clock()
            goto("countertop 1")
            times.append(clock() - begin)
        times.sort()
        print(times[len(times) // 2], times[len(times) * 99 // 100], times[0])
        """;

    private static readonly PythonReply Reply = new()
    {
        Text = "You arrive at countertop 1. On the countertop 1, you see a apple 1, a knife 2, and a mug 1.",
        Ok = true,
        Objects = ["apple 1", "knife 2", "mug 1"],
    };

    /// <summary>The options of every session that is measured.</summary>
    public static PythonOptions Options { get; } = new()
    {
        MaxCalls = int.MaxValue,
        TimeLimit = TimeSpan.FromMinutes(2),
        CpuLimit = TimeSpan.FromMinutes(2),
    };

    /// <summary>Measures all.</summary>
    /// <exception cref="PythonUnavailableException">Python cannot be started, or is too slow to be measured: a program has two minutes.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<PythonFigures> RunAsync(CancellationToken cancellationToken)
    {
        await using var first = await PythonProcessSession.StartAsync(Options, cancellationToken);
        var start = await StartsAsync(cancellationToken);
        var fromPool = await FromPoolAsync(cancellationToken);
        var call = await CallsAsync(async () => await PythonProcessSession.StartAsync(Options, cancellationToken), cancellationToken);
        var rates = ImmutableSortedDictionary.CreateBuilder<int, double>();
        foreach (var count in AtATime)
            rates[count] = await RateAsync(count, cancellationToken);
        return new PythonFigures(first.Confinement, start, fromPool, call, rates.ToImmutable());
    }

    /// <summary>Measures one call in a session.</summary>
    public async Task<Spread> CallsAsync(Func<Task<IPythonSession>> startAsync, CancellationToken cancellationToken)
    {
        await using var session = await startAsync();
        // The first time is for the host's own compiler.
        await RunAsync(session, Math.Min(calls, 2000), cancellationToken);
        var result = await RunAsync(session, calls, cancellationToken);
        double[] figures = [.. result.Output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new Spread(figures[0], figures[1], figures[2]);
    }

    private async Task<Spread> StartsAsync(CancellationToken cancellationToken)
    {
        List<double> times = [];
        for (var i = 0; i < starts; i++)
        {
            await using var session = await PythonProcessSession.StartAsync(Options, cancellationToken);
            times.Add(session.Confinement.StartTime.TotalSeconds);
        }

        return Spread.Of(times);
    }

    private async Task<Spread> FromPoolAsync(CancellationToken cancellationToken)
    {
        await using var pool = new PythonSessionPool(Options, 1);
        List<double> times = [];
        for (var i = 0; i < starts; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            var begin = clock.GetTimestamp();
            await using var session = await pool.TakeAsync(i, cancellationToken);
            times.Add(clock.GetElapsedTime(begin).TotalSeconds);
        }

        return Spread.Of(times);
    }

    private async Task<double> RateAsync(int count, CancellationToken cancellationToken)
    {
        await using var pool = new PythonSessionPool(Options, count);
        var sessions = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => pool.TakeAsync(0, cancellationToken)));
        var begin = clock.GetTimestamp();
        await Task.WhenAll(sessions.Select(session => RunAsync(session, calls, cancellationToken)));
        var time = clock.GetElapsedTime(begin);
        foreach (var session in sessions)
            await session.DisposeAsync();
        return count * calls / time.TotalSeconds;
    }

    private static async Task<CodeResult> RunAsync(IPythonSession session, int calls, CancellationToken cancellationToken)
    {
        var program = Program.Replace("{0}", calls.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var result = await session.RunAsync(program, _ => Reply, cancellationToken);
        return result.End is CodeEnd.Completed
            ? result
            : throw new PythonUnavailableException($"The program that measures did not come to its end: {result.Output}");
    }
}
