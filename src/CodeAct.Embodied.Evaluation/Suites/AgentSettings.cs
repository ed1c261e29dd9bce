namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>How an agent of a suite plays: the choices of <c>codeact run</c>, and a program of one's own. What is null is as in
/// <c>run</c> where the option is left out.</summary>
public sealed record AgentSettings
{
    /// <summary>A row of the table of agents; null where <see cref="Command"/> plays.</summary>
    public string? Agent { get; init; }

    /// <summary>The words that start a program of one's own.</summary>
    public ImmutableArray<string>? Command { get; init; }

    /// <summary>Seconds that a program of one's own may take for one answer. Default: 60.</summary>
    public double? AnswerSeconds { get; init; }

    public string? Mode { get; init; }

    public string? Model { get; init; }

    public string? BaseUrl { get; init; }

    public string? Protocol { get; init; }

    public string? Profile { get; init; }

    public string? Profiles { get; init; }

    public double? Temperature { get; init; }

    public int? AnswerTokens { get; init; }

    public int? ModelTimeout { get; init; }

    public string? Record { get; init; }

    public string? Replay { get; init; }

    public string? Feedback { get; init; }

    public int? Steps { get; init; }

    /// <summary>As <see cref="SurpriseNames"/> writes them; null for none.</summary>
    public string? Surprises { get; init; }

    public string? Dialect { get; init; }

    public int? Turns { get; init; }

    public string? Functions { get; init; }

    public long? MaxTokens { get; init; }

    public decimal? MaxCost { get; init; }

    public double? MaxSeconds { get; init; }

    /// <summary><c>worker</c> or <c>embedded</c>.</summary>
    public string? Python { get; init; }

    public bool? TrustCode { get; init; }

    public int? TimeLimit { get; init; }

    public int? CpuLimit { get; init; }

    public int? CallLimit { get; init; }

    public int? MemoryLimit { get; init; }

    public string? PythonEnv { get; init; }

    public ImmutableArray<string>? Allow { get; init; }

    public string? Tools { get; init; }

    public bool? NoSandbox { get; init; }
}
