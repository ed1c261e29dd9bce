namespace CodeAct.Embodied.Agents.Policies.Baselines;

/// <summary>Gives any command that is valid, each as likely as the other: what luck alone can do.</summary>
/// <param name="seed">The same seed gives the same commands.</param>
public sealed class RandomPolicy(Episode episode, long seed) : IPolicy
{
    // The generator of a given seed is the same on every machine and in every version of the runtime.
    private readonly Random random = new(unchecked((int)(seed ^ (seed >> 32))));

    public string Name => "random";

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var commands = episode.AdmissibleCommands;
        return Task.FromResult(new Reply { Action = new AgentAction.Command(commands[random.Next(commands.Length)]) });
    }
}
