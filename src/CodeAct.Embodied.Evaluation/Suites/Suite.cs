namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>A panel of experiments: which games, which agents, how often, for how much.</summary>
public sealed record Suite
{
    public required string Name { get; init; }

    /// <summary>The full path of its folder: paths in the file start from there.</summary>
    public required string Folder { get; init; }

    public required ImmutableArray<GameSource> Games { get; init; }

    public required ImmutableArray<Arm> Arms { get; init; }

    /// <summary>The seed of each trial; null leaves it to the agent, and a model gets none.</summary>
    public required ImmutableArray<long?> Seeds { get; init; }

    public PanelBudget Budget { get; init; } = new();

    public ImmutableArray<EndpointLimit> Endpoints { get; init; } = [];

    /// <summary>How often an episode is tried again in one run after trouble that is not the agent's. Default: 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The name of the arm with which the others are compared.</summary>
    public required string Baseline { get; init; }
}

/// <summary>One agent with all its choices. Any difference makes another arm.</summary>
public sealed record Arm(string Name, AgentSettings Settings);

/// <summary>Where games come from.</summary>
public sealed record GameSource
{
    /// <summary>A split of ALFWorld; null for none.</summary>
    public string? Split { get; init; }

    /// <summary>Houses and house#task; <c>all</c> stands for those that are shipped; ids of generated worlds and ranges of them.</summary>
    public ImmutableArray<string> Houses { get; init; } = [];

    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Only these; empty for all.</summary>
    public ImmutableArray<TaskType> Tasks { get; init; } = [];

    /// <summary>At most so many; null for all.</summary>
    public int? Most { get; init; }
}

/// <summary>What a whole panel may take. No further episode begins once it is spent; those that run come to their end.</summary>
public sealed record PanelBudget
{
    public long? Tokens { get; init; }

    /// <summary>US dollars.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Seconds of running, all runs together.</summary>
    public double? Seconds { get; init; }
}

/// <summary>How much an endpoint is asked.</summary>
public sealed record EndpointLimit
{
    /// <summary>The address; null for OpenAI's own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Requests at the same time; null for no limit.</summary>
    public int? AtOnce { get; init; }

    /// <summary>Requests a minute; null for no limit.</summary>
    public int? PerMinute { get; init; }
}
