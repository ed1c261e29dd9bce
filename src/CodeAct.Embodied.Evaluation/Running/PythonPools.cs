using System.Collections.Concurrent;
using CodeAct.Embodied.Agents.Runs;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>Interpreters started ahead, a pool for each agent and list of functions.</summary>
/// <param name="size">Interpreters that a pool holds ready.</param>
internal sealed class PythonPools(int size) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PythonSessionPool>> pools = new(StringComparer.Ordinal);

    /// <summary>What gives an agent its interpreters.</summary>
    public PythonStarter Of(string arm) => async (options, cancellationToken) =>
    {
        // Houses and games have different functions of the same list.
        var key = $"{arm}/{options.Functions.Name}/{options.Functions.Functions.Length}";
        var pool = pools.GetOrAdd(key, _ => new Lazy<PythonSessionPool>(() => new PythonSessionPool(options, size)));
        var session = await pool.Value.TakeAsync(options.Seed, cancellationToken);
        return (session, session.Confinement.Describe());
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var pool in pools.Values)
            await pool.Value.DisposeAsync();
    }
}
