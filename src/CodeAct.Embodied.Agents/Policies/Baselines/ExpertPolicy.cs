namespace CodeAct.Embodied.Agents.Policies.Baselines;

/// <summary>Knows everything and follows a shortest plan, a command a turn: the least that a task takes.</summary>
public sealed class ExpertPolicy(Episode episode) : IPolicy
{
    public string Name => "expert";

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(episode.ShortestPlan(cancellationToken) is [var first, .. var rest]
            ? new Reply { Thought = $"{rest.Length} commands after this one.", Action = new AgentAction.Command(first) }
            : new Reply { Thought = "There is no way to do this task.", Stop = true });
    }
}
