using System.Security.Cryptography;
using System.Text;

namespace CodeAct.Embodied.Agents.Policies;

/// <summary>What made an agent what it was in an episode, for its log; null is what does not apply or is not known.</summary>
public sealed record PolicyDescription
{
    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? Profile { get; init; }

    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer; null for as many as the model allows.</summary>
    public int? AnswerLimit { get; init; }

    /// <summary>The model's window in tokens.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>The prompt and its version, for example <c>code.1</c>.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The system prompt, or what stands in its place, as it was sent.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="SystemPrompt"/>.</summary>
    public string? PromptHash => SystemPrompt is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SystemPrompt)).AsSpan(0, 8));

    /// <summary>How the episode ended that is replayed, in the word of its publisher.</summary>
    public string? OriginalEnd { get; init; }
}
