using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>What a model's answer says, thought apart from action.</summary>
/// <param name="Thought">What it thought; null where it only acts.</param>
/// <param name="Action">What it does.</param>
public sealed partial record ParsedReply(string? Thought, AgentAction Action)
{
    /// <summary>A text without tags of thought and what models put before it; null where nothing is left.</summary>
    internal static string? ThoughtOf(string text)
    {
        var thought = ThoughtMarks().Replace(text, "").Trim();
        return thought.Length > 0 ? thought : null;
    }

    /// <summary>The answer without what a reasoning model thought aloud: drafts of programs are no programs.</summary>
    internal static string WithoutReasoning(string text) => Reasoning().Replace(text, "");

    [GeneratedRegex(@"<think(?:ing)?>.*?(?:</think(?:ing)?>|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Reasoning();

    [GeneratedRegex(@"</?thoughts?>|^\s*(?:Assistant|Thought)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtMarks();
}
