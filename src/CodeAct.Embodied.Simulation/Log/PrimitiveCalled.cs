namespace CodeAct.Embodied.Simulation.Log;

/// <summary>One step: a primitive was called, or a command given.</summary>
public sealed record PrimitiveCalled : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>The step's number, from 1; refused steps count.</summary>
    public required int Step { get; init; }

    /// <summary>The line of the program that made the call, from 1; null where there is no program or the line is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The function that was called; null where a command was given.</summary>
    public string? Function { get; init; }

    /// <summary>The function's arguments as text.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The text command.</summary>
    public required string Command { get; init; }

    public required string Observation { get; init; }

    /// <summary>The names of the objects that the observation lists as seen, in its order; null in logs of format 1.</summary>
    public ImmutableArray<string>? Objects { get; init; }

    /// <summary>The first precondition that was not met; null when the step was carried out.</summary>
    public Precondition? Unmet { get; init; }

    /// <summary>Why the step was refused, as a sentence, whatever the agent was told; null when it was carried out.</summary>
    public string? Refusal { get; init; }

    /// <summary>The surprise that took the command's effect away; null where it had its own.</summary>
    public SurpriseKind? PreventedBy { get; init; }

    /// <summary>The codes of the goal's conditions that hold now; null in logs of format 1.</summary>
    public ImmutableArray<string>? Conditions { get; init; }

    /// <summary>How much of the goal is done, from 0 to 1; null where that is the share of <see cref="Conditions"/>, as of ALFWorld's tasks.</summary>
    public double? Progress { get; init; }

    /// <summary>Whether the goal holds now.</summary>
    public required bool Won { get; init; }

    /// <summary>16 hexadecimal digits, equal for equal states of the world.</summary>
    public required string State { get; init; }

    /// <summary>Where the robot stands now; null where the world has no geometry.</summary>
    public Pose? Robot { get; init; }
}
