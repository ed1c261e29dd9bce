using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Modes.Text;

/// <summary>Finds the command in a model's answer.</summary>
internal static partial class CommandReply
{
    private const string NoCommand =
        "Your answer held no action. Write your thought on a line that begins with \"Thought:\", then one command on a line that begins with \"Action:\".";

    /// <summary>Reads an answer: the first line marked as action is the command; what follows is dropped, since models like to
    /// go on with observations of their own. A single line without any mark is a command as well.</summary>
    public static ParsedReply Read(string text)
    {
        var answer = ParsedReply.WithoutReasoning(text).Trim();
        var action = Action().Match(answer);
        if (action.Success)
            return new(ParsedReply.ThoughtOf(answer[..action.Index]), new AgentAction.Command(Clean(action.Groups["command"].Value)));

        var isBare = answer.Length > 0 && !answer.Contains('\n', StringComparison.Ordinal) && !Thinking().IsMatch(answer);
        return isBare
            ? new(null, new AgentAction.Command(Clean(answer)))
            : new(ParsedReply.ThoughtOf(answer), new AgentAction.None(NoCommand));
    }

    // Marks around a command, and the full stop behind it, are no part of it.
    private static string Clean(string command) => command.Trim().TrimEnd('.').Trim('`', '"', '\'', '*', ' ').TrimEnd('.');

    [GeneratedRegex(@"^[ \t]*(?:\*\*)?(?:Action(?:[ \t]*\d+)?[ \t]*:|>)(?:\*\*)?[ \t]*(?:\r?\n[ \t]*)?(?<command>[^\r\n]*\S)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(?:\*\*)?(?:think|thought)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thinking();
}
