namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What a model's answer says, thought apart from action.</summary>
/// <param name="Thought">What it thought; null where it only acts.</param>
/// <param name="Action">What it does.</param>
public sealed record ParsedReply(string? Thought, AgentAction Action)
{
    /// <summary>The part of the answer that belongs into the conversation, up to where the model invents what comes of its
    /// action; null for all of it.</summary>
    public string? Kept { get; init; }
}
