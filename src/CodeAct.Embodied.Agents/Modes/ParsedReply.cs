using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What a model's answer says, thought apart from action.</summary>
/// <param name="Thought">What it thought; null where it only acts.</param>
/// <param name="Action">What it does.</param>
/// <param name="IsProposal">Whether it says that the task is done.</param>
public sealed record ParsedReply(string? Thought, AgentAction Action, bool IsProposal = false);
