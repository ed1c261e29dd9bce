namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>What one run of <c>codeact eval</c> did in a folder; written again and again while it runs.</summary>
public sealed record RunRecord
{
    public required DateTimeOffset Started { get; init; }

    public required string Version { get; init; }

    /// <summary><c>1/1</c> where there is one shard.</summary>
    public required string Shard { get; init; }

    public required int Workers { get; init; }

    /// <summary>Seconds since the start, loading included.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds until games and manifest were loaded.</summary>
    public required double LoadingSeconds { get; init; }

    /// <summary>Seconds of processor time of this process since loading; the workers' own are not in it.</summary>
    public double ProcessorSeconds { get; init; }

    /// <summary>Episodes that came to their end in this run.</summary>
    public required int Episodes { get; init; }

    /// <summary>Episodes that met trouble which is not the agent's, each attempt counted.</summary>
    public required int Troubles { get; init; }
}
