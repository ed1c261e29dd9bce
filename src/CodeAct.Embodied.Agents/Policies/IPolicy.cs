using CodeAct.Embodied.Simulation.Actions;

namespace CodeAct.Embodied.Agents.Policies;

/// <summary>What decides: it reads an observation and answers with a code action. One policy plays one episode.</summary>
public interface IPolicy
{
    /// <summary>The name in logs, for example <c>explorer</c>.</summary>
    string Name { get; }

    /// <summary>Answers the observation of a turn.</summary>
    /// <exception cref="PolicyException">There is no answer and there will be none.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>What a policy knows when it is asked. It never sees the world itself.</summary>
public sealed record Turn
{
    /// <summary>The turn's number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The first observation in turn 1; from then on what the last program printed.</summary>
    public required string Observation { get; init; }

    /// <summary>The Python functions that a program may call.</summary>
    public required FunctionList Functions { get; init; }

    /// <summary>Turns that are left, this one included.</summary>
    public required int TurnsLeft { get; init; }

    /// <summary>Primitive calls that are left.</summary>
    public required int StepsLeft { get; init; }
}

/// <summary>What a policy answers.</summary>
public sealed record Reply
{
    /// <summary>What the agent thought; null where it said nothing.</summary>
    public string? Thought { get; init; }

    /// <summary>The program to run; null where the answer has none.</summary>
    public string? Code { get; init; }

    /// <summary>What the agent reads in place of an output when there is no program.</summary>
    public string? Correction { get; init; }

    /// <summary>Whether the agent has nothing more to try; the episode ends.</summary>
    public bool Stop { get; init; }

    /// <summary>Tokens that the model read; null where it does not say.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens that the model wrote; null where it does not say.</summary>
    public int? CompletionTokens { get; init; }
}

/// <summary>A policy cannot go on, for example because its model does not answer. The message says why and what to do.</summary>
public sealed class PolicyException(string message, Exception? inner = null) : Exception(message, inner);
