using CodeAct.Embodied.Agents.Runs;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>How a panel is run on this machine. Nothing of it changes what an episode is.</summary>
public sealed record PanelOptions
{
    /// <summary>Episodes at a time. Default: as many as there are processors.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Which shard is played, from 1. Default: 1 of 1.</summary>
    public int Shard { get; init; } = 1;

    public int Shards { get; init; } = 1;

    /// <summary>The version of the program, for logs.</summary>
    public required string Version { get; init; }

    /// <summary>Starts Python in this process, where an agent asks for it; null where that cannot be.</summary>
    public PythonStarter? Embedded { get; init; }

    /// <summary>Seconds that loading took before.</summary>
    public double LoadingSeconds { get; init; }

    /// <summary>The wait before the first repetition; it doubles from there. Default: 1 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);
}
