using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>An episode that can be run at once: nothing that was asked for is wrong or missing.</summary>
public sealed class PreparedEpisode(
    AgentKind agent, Episode episode, IPolicy policy, IPythonSession? python, EpisodeLogWriter log, RunOptions options, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Who plays.</summary>
    public AgentKind Agent => agent;

    /// <summary>The log's path, once it has begun.</summary>
    public string LogPath => log.Path;

    /// <summary>Whether programs run in a process that nothing confines.</summary>
    public bool IsUnconfined => python is PythonProcessSession { Confinement.Level: ConfinementLevel.None };

    /// <inheritdoc cref="IPythonSession.Interrupt"/>
    public bool Interrupt() => python?.Interrupt() is true;

    /// <summary>Runs it to its end. Call once.</summary>
    /// <param name="onEvent">Is told each event when it has been logged.</param>
    /// <inheritdoc cref="EpisodeRunner.RunAsync" path="/returns"/>
    public Task<EpisodeEnded> RunAsync(Action<EpisodeEvent> onEvent, CancellationToken cancellationToken) =>
        new EpisodeRunner(episode, policy, python, options, clock, item =>
        {
            log.Write(item);
            onEvent(item);
        }).RunAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        log.Dispose();
        if (policy is IAsyncDisposable held)
            await held.DisposeAsync();
        if (python is not null)
            await python.DisposeAsync();
    }
}
