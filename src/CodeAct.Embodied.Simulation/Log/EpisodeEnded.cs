namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The last line.</summary>
public sealed record EpisodeEnded : EpisodeEvent
{
    /// <summary>Whether the goal was reached. Success is this and nothing else.</summary>
    public required bool Won { get; init; }

    public required int Steps { get; init; }

    public required int Turns { get; init; }

    /// <summary>Why.</summary>
    public required EpisodeEndReason EndedBy { get; init; }

    /// <summary>What went wrong, where something did.</summary>
    public string? Error { get; init; }
}

/// <summary>Why an episode ended.</summary>
public enum EpisodeEndReason
{
    Won,
    StepLimit,
    TurnLimit,

    /// <summary>The agent proposed a solution too often without having one.</summary>
    ProposalLimit,

    /// <summary>The model's tokens are used up.</summary>
    TokenLimit,

    /// <summary>The money is spent.</summary>
    CostLimit,

    /// <summary>The time is up.</summary>
    TimeLimit,

    /// <summary>The agent said that it has nothing more to try.</summary>
    AgentStopped,

    /// <summary>A model answered nothing, several times in a row.</summary>
    EmptyAnswers,

    /// <summary>The agent is a program of somebody's own that ended, was silent or wrote what is no action.</summary>
    AgentCrashed,

    /// <summary>The agent could not go on, for example because its model does not answer.</summary>
    AgentFailed,

    /// <summary>A person or a signal stopped the program.</summary>
    Interrupted,
}
