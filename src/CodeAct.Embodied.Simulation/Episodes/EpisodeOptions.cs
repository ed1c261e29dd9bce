namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>The rules of an episode.</summary>
public sealed record EpisodeOptions
{
    /// <summary>The command language. Default: <see cref="Dialect.Alfworld04"/>.</summary>
    public Dialect Dialect { get; init; } = Dialect.Alfworld04;

    /// <summary>What refusals read like. Default: <see cref="Feedback.Classic"/>.</summary>
    public Feedback Feedback { get; init; } = Feedback.Classic;

    /// <summary>Commands before the episode ends, refused ones included. Default: 50, as in ALFWorld.</summary>
    public int StepLimit { get; init; } = 50;
}
