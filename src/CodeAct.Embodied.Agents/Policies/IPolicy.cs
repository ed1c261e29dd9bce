namespace CodeAct.Embodied.Agents.Policies;

/// <summary>What decides: it reads an observation and answers with an action. One policy plays one episode.</summary>
public interface IPolicy
{
    /// <summary>The name in logs, for example <c>explorer</c>.</summary>
    string Name { get; }

    /// <summary>Adds to the first event of a log what made the agent what it was: its model, prompt and the like.</summary>
    /// <param name="first">The turn that it will be asked for first.</param>
    EpisodeStarted Describe(Turn first, EpisodeStarted started) => started;

    /// <summary>Answers the observation of a turn.</summary>
    /// <exception cref="PolicyException">There is no answer and there will be none.</exception>
    Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>What a policy answers.</summary>
public sealed record Reply
{
    /// <summary>What the agent thought; null where it said nothing.</summary>
    public string? Thought { get; init; }

    /// <summary>What it does; null where it does nothing and reads the last observation again.</summary>
    public AgentAction? Action { get; init; }

    /// <summary>Whether this is the agent's last word: the episode ends after the action.</summary>
    public bool Stop { get; init; }

    /// <summary>Why it is the last word. Default: <see cref="EpisodeEndReason.AgentStopped"/>.</summary>
    public EpisodeEndReason StopReason { get; init; } = EpisodeEndReason.AgentStopped;

    /// <summary>What a model wrote, whole; null where there is no model.</summary>
    public string? Text { get; init; }

    /// <summary>What the answer cost; null where there is no model.</summary>
    public ModelUse? Use { get; init; }
}

/// <summary>What one answer of a model took.</summary>
public sealed record ModelUse
{
    /// <summary>Tokens that the model read; null where nobody knows.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens that the model wrote; null where nobody knows.</summary>
    public int? CompletionTokens { get; init; }

    /// <summary>Whether the tokens were estimated from the length of the texts, as the endpoint does not say.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>The price in US dollars; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Requests that were sent, those that failed and were repeated included.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Earlier turns that were left out so that the rest fits into the model's window.</summary>
    public int TurnsLeftOut { get; init; }

    /// <summary>Why the model stopped, in the endpoint's word, for example <c>stop</c> or <c>length</c>.</summary>
    public string? Finish { get; init; }
}

/// <summary>A policy cannot go on, for example because its model does not answer. The message says why and what to do.</summary>
public sealed class PolicyException(string message, Exception? inner = null) : CannotContinueException(message, inner)
{
    /// <summary>What the attempts took; null where there is no model.</summary>
    public ModelUse? Use { get; init; }
}
