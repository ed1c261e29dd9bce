namespace CodeAct.Embodied.Evaluation.Datasets;

/// <summary>Who speaks in a conversation.</summary>
public enum Speaker
{
    System,
    User,
    Assistant,
}

/// <summary>A message of a conversation.</summary>
public sealed record Message(Speaker Speaker, string Text);

/// <summary>An episode as a conversation, as a model was shown it or would have been.</summary>
public sealed record Trajectory
{
    /// <summary>The episode's id in its log.</summary>
    public required string Id { get; init; }

    public required string Agent { get; init; }

    public required string Game { get; init; }

    /// <summary>What must not be both in the training and in the test part: the scene of a game, the name of a house.</summary>
    public required string Scene { get; init; }

    public required TaskType Task { get; init; }

    public required bool Won { get; init; }

    public required int Turns { get; init; }

    public required int Steps { get; init; }

    public required int StepLimit { get; init; }

    public EpisodeEndReason? EndedBy { get; init; }

    /// <summary>Whether something was refused or failed, and the episode was won all the same.</summary>
    public required bool Recovered { get; init; }

    /// <summary>System or user first; then user and assistant in turn. The last is the assistant's.</summary>
    public required ImmutableArray<Message> Messages { get; init; }

    /// <summary>About how many tokens it has: a quarter of its characters.</summary>
    public int Tokens => Messages.Sum(message => message.Text.Length) / 4;
}
