namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>Why an episode was lost: one primary cause, and what shows it.</summary>
public sealed record LossCause
{
    /// <summary>The cause's code, for example <c>found_not_taken</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>What about it, for example <c>stale place</c>; null for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>How far the episode came: <c>none</c>, <c>seen</c>, <c>held</c>, <c>ready</c> or <c>placed</c>.</summary>
    public required string Milestone { get; init; }

    /// <summary>The turn of the event that decides; null where there is none.</summary>
    public int? Turn { get; init; }

    /// <summary>Its step; null where it is none.</summary>
    public int? Step { get; init; }

    /// <summary>The line of the program; null where there is none.</summary>
    public int? Line { get; init; }

    /// <summary>What was not met; null where nothing was refused.</summary>
    public Precondition? Unmet { get; init; }

    /// <summary>What the log says there.</summary>
    public required string Evidence { get; init; }

    /// <summary>What else is true of it: claim, hallucinated object, hallucinated place, stale place, refusal ignored.</summary>
    public required ImmutableArray<string> Flags { get; init; }
}
