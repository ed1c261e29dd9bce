namespace CodeAct.Embodied.Agents.Models;

/// <summary>What an endpoint makes of a system message.</summary>
public enum SystemRole
{
    /// <summary>It takes one.</summary>
    System,

    /// <summary>It calls it "developer".</summary>
    Developer,

    /// <summary>It takes none: the text goes to the head of the first user message.</summary>
    Fold,
}

/// <summary>How tools are called.</summary>
public enum ToolSupport
{
    /// <summary>By the endpoint's own tool calling.</summary>
    Native,

    /// <summary>By a JSON object in the text.</summary>
    Text,
}

/// <summary>What becomes of several tool calls in one answer.</summary>
public enum ParallelCalls
{
    /// <summary>None is carried out, and the model is told to make one a turn.</summary>
    Refuse,

    /// <summary>They are carried out one after the other, each in a turn of its own.</summary>
    Serialise,
}

/// <summary>How an endpoint and its model want to be spoken to, and what they cost.</summary>
public sealed record ModelProfile
{
    /// <summary>The names of the entries it was made of, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The field that limits the tokens of an answer.</summary>
    public string TokenField { get; init; } = "max_tokens";

    public SystemRole SystemRole { get; init; } = SystemRole.System;

    /// <summary>Whether neighbouring messages of one role are joined.</summary>
    public bool MergesRoles { get; init; }

    public ToolSupport Tools { get; init; } = ToolSupport.Native;

    public ParallelCalls ParallelCalls { get; init; } = ParallelCalls.Refuse;

    /// <summary>Whether the endpoint knows <c>parallel_tool_calls</c>.</summary>
    public bool SendsParallelToolCalls { get; init; }

    /// <summary>Whether the endpoint knows <c>stream_options</c>.</summary>
    public bool SendsStreamUsage { get; init; } = true;

    /// <summary>Whether the model takes a temperature.</summary>
    public bool SendsTemperature { get; init; } = true;

    /// <summary>Whether the model takes stop texts.</summary>
    public bool SendsStop { get; init; } = true;

    /// <summary>Whether the endpoint takes a seed.</summary>
    public bool SendsSeed { get; init; } = true;

    /// <summary>The model's window, answer included, in tokens; null where it is not known and nothing is left out.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>US dollars for a million tokens that the model reads; null where it is not known.</summary>
    public decimal? PromptPrice { get; init; }

    /// <summary>US dollars for a million tokens that the model writes; null where it is not known.</summary>
    public decimal? CompletionPrice { get; init; }

    /// <summary>Further members of the request's body: name and JSON.</summary>
    public ImmutableSortedDictionary<string, string> ExtraBody { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>What an answer costs in US dollars; null where no price is known.</summary>
    public decimal? Cost(long promptTokens, long completionTokens) => PromptPrice is { } prompt && CompletionPrice is { } completion
        ? ((promptTokens * prompt) + (completionTokens * completion)) / 1_000_000m
        : null;
}
