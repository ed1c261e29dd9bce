namespace CodeAct.Embodied.Agents.Models;

/// <summary>Who speaks.</summary>
public enum ChatRole
{
    System,
    User,
    Assistant,

    /// <summary>The answer to a tool call.</summary>
    Tool,
}

/// <summary>One message of a conversation with a model.</summary>
public sealed record ChatMessage(ChatRole Role, string Content)
{
    /// <summary>The tool calls of an assistant's message.</summary>
    public ImmutableArray<ChatToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call that a tool's message answers.</summary>
    public string? ToolCallId { get; init; }
}

/// <summary>A tool call, as the model wrote it.</summary>
/// <param name="Id">The identifier that the answer refers to.</param>
/// <param name="Name">The function's name, known or not.</param>
/// <param name="Arguments">Meant to be a JSON object; whatever the model wrote.</param>
public sealed record ChatToolCall(string Id, string Name, string Arguments);

/// <summary>What a model is asked.</summary>
public sealed record ChatRequest
{
    public required ImmutableArray<ChatMessage> Messages { get; init; }

    /// <summary>The functions that it may call as tools; empty for none.</summary>
    public ImmutableArray<PrimitiveFunction> Tools { get; init; } = [];

    /// <summary>Default: null, the endpoint's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Default: null, as many as the model allows.</summary>
    public int? MaxAnswerTokens { get; init; }

    /// <summary>Texts at which the answer ends.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>The seed of the model's sampling, for endpoints that know one. Default: null, none.</summary>
    public long? Seed { get; init; }
}

/// <summary>What a model answered, whole.</summary>
public sealed record ChatAnswer
{
    public required string Content { get; init; }

    /// <summary>What a reasoning model thought aloud, where the endpoint shows it.</summary>
    public string? Reasoning { get; init; }

    public ImmutableArray<ChatToolCall> ToolCalls { get; init; } = [];

    /// <summary>Why it stopped, in the endpoint's word; null where a whole answer came without one.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the answer was cut at the limit of tokens.</summary>
    public bool IsCut => FinishReason is "length" or "max_tokens";

    /// <summary>Null where the endpoint does not say.</summary>
    public ChatUsage? Usage { get; init; }

    /// <summary>Requests that were sent for it, repeated ones included.</summary>
    public int Requests { get; init; } = 1;
}

/// <summary>Tokens of one request.</summary>
public sealed record ChatUsage(int PromptTokens, int CompletionTokens);
