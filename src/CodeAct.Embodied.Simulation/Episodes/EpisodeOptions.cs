namespace CodeAct.Embodied.Simulation.Episodes;

/// <summary>The rules of an episode.</summary>
public sealed record EpisodeOptions
{
    public const int DefaultStepLimit = 50;

    /// <summary>The command language. Default: <see cref="Dialect.Alfworld04"/>.</summary>
    public Dialect Dialect { get; init; } = Dialect.Alfworld04;

    /// <summary>What refusals read like. Default: <see cref="Feedback.Classic"/>.</summary>
    public Feedback Feedback { get; init; } = Feedback.Classic;

    /// <summary>Commands before the episode ends, refused ones included. Default: 50, as in ALFWorld.</summary>
    public int StepLimit { get; init; } = DefaultStepLimit;

    /// <summary>What comes over the episode, each once. Default: nothing, as in ALFWorld.</summary>
    public ImmutableArray<SurpriseKind> Surprises { get; init; } = [];

    /// <summary>What surprises are drawn from. Default: 0.</summary>
    public long Seed { get; init; }
}
