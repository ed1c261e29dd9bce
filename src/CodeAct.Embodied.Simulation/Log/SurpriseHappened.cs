namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Something came over the step that follows, just before its command. People who look on know of it, the agent does not.</summary>
public sealed record SurpriseHappened : EpisodeEvent
{
    /// <summary>The step's number, from 1.</summary>
    public required int Step { get; init; }

    public required SurpriseKind Kind { get; init; }

    /// <summary>The moment that brought it on, for example <c>first take</c> or <c>step 2</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>What happened, as a sentence without capital and full stop.</summary>
    public required string Text { get; init; }

    /// <summary>The thing that was moved or dropped, or the lamp that stays dark; null for none.</summary>
    public string? Thing { get; init; }

    /// <summary>The place that is stuck or has closed, or where the thing is now; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>Where the thing was, or was to be put; null for none.</summary>
    public string? From { get; init; }

    /// <summary>Of a place that is stuck: how many tries fail.</summary>
    public int? Times { get; init; }

    /// <summary>True where it was left out, because no plan for the task would have been left.</summary>
    public bool? Skipped { get; init; }

    /// <summary>The whole of it as people read it, for example <c>Surprise: the mug 1 was moved from the desk 1 to the drawer 2.</c></summary>
    [JsonIgnore]
    public string Sentence => Skipped is true ? $"No surprise, as the task could not have been done any more: {Text}." : $"Surprise: {Text}.";

    /// <summary>The state before, as <see cref="PrimitiveCalled.State"/>.</summary>
    public required string Before { get; init; }

    /// <summary>The state after it, and before the command.</summary>
    public required string State { get; init; }
}
