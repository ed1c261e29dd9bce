using System.Collections.Concurrent;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Runs;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>Plays what of a panel is not decided yet. Whatever ends this process, all but the episodes in flight is kept, and the
/// next run goes on from there.</summary>
/// <param name="games">The suite's games, loaded.</param>
public sealed class PanelRunner(Suite suite, Manifest manifest, RunFolder folder, IEnumerable<SuiteGame> games, PanelOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RecordEvery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(string, string), SuiteGame> games = games.ToDictionary(game => (game.World.Name, game.Hash));
    private readonly DateTimeOffset started = clock.GetUtcNow();
    private readonly TimeSpan processorTime = Environment.CpuUsage.TotalTime;
    private PanelTally? tally;

    /// <summary>How it stands; null before it begins.</summary>
    public PanelProgress? Progress => tally?.Now();

    /// <summary>Runs to the end, to a budget, or to the caller's cancellation, which is no exception here.</summary>
    /// <exception cref="InputException">A choice of an agent is wrong, or another process is at work here.</exception>
    /// <exception cref="CannotContinueException">The folder cannot be written.</exception>
    public async Task<PanelProgress> RunAsync(CancellationToken cancellationToken)
    {
        using var own = folder.Lock(options.Shard, options.Shards);
        var items = manifest.Shard(options.Shard, options.Shards);
        var counts = new PanelTally(items.Length, suite.Budget, folder.ReadRuns().Sum(run => run.Seconds), clock);
        var pending = items.Where(item => !IsDecided(item, counts)).ToList();
        tally = counts;

        using var over = new CancellationTokenSource();
        var recording = RecordAsync(counts, over.Token);
        try
        {
            await PlayAllAsync(pending, counts, cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await recording;
        }

        return counts.Now();
    }

    private bool IsDecided(Item item, PanelTally counts)
    {
        var decided = folder.Decided(item);
        if (decided is not null)
            counts.Reuse(decided);
        else
            folder.PutAside(item);
        foreach (var attempt in folder.EarlierAttempts(item))
            counts.AddEarlier(attempt);
        return decided is not null;
    }

    private async Task PlayAllAsync(List<Item> pending, PanelTally counts, CancellationToken cancellationToken)
    {
        var gates = suite.Endpoints.ToDictionary(limit => limit.BaseUrl ?? ChatEndpoint.OpenAi, limit => new RequestGate(limit.AtOnce, limit.PerMinute, clock));
        var requests = new ArmRequests(suite, gates, options, clock);
        var door = new EpisodeDoor(requests.Agents, clock);
        await using var pools = new PythonPools(options.Workers);
        try
        {
            for (var pass = 0; pending.Count > 0 && pass <= suite.Retries; pass++)
            {
                if (pass > 0)
                    await Task.Delay(options.FirstWait * Math.Pow(2, pass - 1), clock, cancellationToken);
                var left = new ConcurrentBag<Item>();
                var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(pending, parallel, async (item, token) =>
                {
                    if (counts.Now().SpentBudget is null && !await PlayAsync(item, door, requests, pools, counts, token))
                        left.Add(item);
                });
                pending = [.. left.OrderBy(pending.IndexOf)];
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is missing is seen by the count.
        }
        finally
        {
            foreach (var gate in gates.Values)
                gate.Dispose();
        }
    }

    /// <summary>Plays one episode.</summary>
    /// <returns>Whether it is decided.</returns>
    private async Task<bool> PlayAsync(Item item, EpisodeDoor door, ArmRequests requests, PythonPools pools, PanelTally counts, CancellationToken cancellationToken)
    {
        counts.Begin();
        var scan = new EpisodeScan();
        string? trouble = null;
        try
        {
            var game = games.GetValueOrDefault((item.Game, item.WorldHash))
                ?? throw new InputException(folder.Path, $"its game {item.Game} is not among those of the suite any more");
            var request = requests.Of(item, game, pools.Of(item.Arm), folder.RunningPath(item));
            await using (var prepared = await door.OpenAsync(request, cancellationToken))
            {
                await prepared.RunAsync(seen => scan = Follow(scan, seen, counts), cancellationToken);
            }

            folder.Settle(item, scan.IsTerminal);
            trouble = scan.EndedBy is EpisodeEndReason.AgentFailed ? scan.Error : null;
        }
        catch (PythonUnavailableException exception)
        {
            trouble = exception.Message;
        }
        finally
        {
            counts.End(scan, trouble);
        }

        return scan.IsTerminal;
    }

    private static EpisodeScan Follow(EpisodeScan before, EpisodeEvent seen, PanelTally counts)
    {
        var after = before.With(seen);
        if (after.Tokens != before.Tokens || after.Cost != before.Cost)
            counts.Spend(after.Tokens - before.Tokens, after.Cost - before.Cost);
        return after;
    }

    private async Task RecordAsync(PanelTally counts, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                folder.Write(Record(counts.Now()));
                await Task.Delay(RecordEvery, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            folder.Write(Record(counts.Now()));
        }
    }

    private RunRecord Record(PanelProgress now) => new()
    {
        Started = started,
        Version = options.Version,
        Shard = $"{options.Shard}/{options.Shards}",
        Workers = options.Workers,
        Seconds = options.LoadingSeconds + now.Elapsed.TotalSeconds,
        LoadingSeconds = options.LoadingSeconds,
        ProcessorSeconds = (Environment.CpuUsage.TotalTime - processorTime).TotalSeconds,
        Episodes = now.Decided - now.Reused,
        Troubles = now.Troubles,
    };
}
