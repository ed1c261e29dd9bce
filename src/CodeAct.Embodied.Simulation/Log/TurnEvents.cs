namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The agent has been asked for its next action.</summary>
public sealed record TurnStarted : EpisodeEvent
{
    /// <summary>The turn's number, from 1.</summary>
    public required int Turn { get; init; }
}

/// <summary>The agent has answered, and its action starts: a program, a command, a call or nothing.</summary>
public sealed record CodeStarted : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>What the agent thought before it acted; null where it said nothing.</summary>
    public string? Thought { get; init; }

    /// <summary>The program; null where the answer had none.</summary>
    public string? Code { get; init; }

    /// <summary>What a model wrote, whole; null where there is no model.</summary>
    public string? Reply { get; init; }

    /// <summary>What the agent reads next because its answer held no action; null where it held one.</summary>
    public string? Correction { get; init; }

    /// <summary>Why there was no action; null where there was one, and in logs of format 1.</summary>
    public CorrectionKind? CorrectionKind { get; init; }
}

/// <summary>The turn is over.</summary>
public sealed record TurnEnded : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>Tokens that the model read; null where it does not say.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens that the model wrote; null where it does not say.</summary>
    public int? CompletionTokens { get; init; }

    /// <summary>True where the tokens were estimated from the length of the texts.</summary>
    public bool? TokensEstimated { get; init; }

    /// <summary>The price of the answer in US dollars; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Requests to the model, repeated ones included; null where there is no model.</summary>
    public int? Requests { get; init; }

    /// <summary>Why the model stopped, in its endpoint's word.</summary>
    public string? Finish { get; init; }

    /// <summary>Earlier turns that the model was not shown because they did not fit into its window; null for none.</summary>
    public int? TurnsLeftOut { get; init; }
}
