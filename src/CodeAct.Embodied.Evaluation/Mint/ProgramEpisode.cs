namespace CodeAct.Embodied.Evaluation.Mint;

/// <summary>An episode that a language model played by writing programs, as it was published.</summary>
public sealed record ProgramEpisode
{
    /// <summary>The game's id: <c>split/task/trial</c>, or <c>task/trial</c> where the publisher leaves the split out.</summary>
    public required string Game { get; init; }

    /// <summary>The model, with its settings where the file is one of several of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the publisher counts it as a success. MINT counts a run into the step limit, too.</summary>
    public bool LoggedSuccess { get; init; }

    /// <summary>Why it ended, for example <c>task_success</c>, <c>max_steps</c> or <c>error</c>.</summary>
    public string? TerminateReason { get; init; }

    public required ImmutableArray<ProgramTurn> Turns { get; init; }
}

/// <summary>What a model wrote and what it read thereupon.</summary>
/// <param name="Reply">The model's message.</param>
/// <param name="Observation">The message that came back; null where none was logged.</param>
public sealed record ProgramTurn(string Reply, string? Observation = null);
