using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Replies;

namespace CodeAct.Embodied.Agents.Modes.Text;

/// <summary>Finds the command in a model's answer.</summary>
internal static partial class CommandReply
{
    private const string NoCommand =
        "Your answer held no action. Write your thought on a line that begins with \"Thought:\", then one command on a line that begins with \"Action:\".";

    private static readonly ImmutableArray<PrimitiveFunction> Functions = [.. FunctionList.All.SelectMany(list => list.Functions).Where(function => function.Verb is not null)];

    /// <summary>Reads an answer: what follows the first mark of an action is the command, on the same line or the next, with a
    /// fence around it or without; what follows is dropped, since models like to go on with observations of their own. A single
    /// line without any mark is a command as well.</summary>
    public static ParsedReply Read(string text, Dialect dialect)
    {
        var reply = ReplyText.Read(text);
        var answer = reply.Text;
        var marks = Action().Matches(answer);

        // A mark at the start of a line is meant; one inside a sentence counts where there is no other.
        var action = marks.FirstOrDefault(mark => answer.AsSpan(0, mark.Index).TrimEnd(" \t*_`#") is [] or [.., '\n']) ?? marks.FirstOrDefault();
        if (action is not null)
        {
            var thought = reply.ThoughtBefore(answer.AsSpan(0, action.Index).TrimEnd(" \t*_`#").Length);
            return Clean(action.Groups["command"].Value, dialect) is { Length: > 0 } command
                ? new(thought, new AgentAction.Command(command)) { Kept = reply.Kept(action.Index) }
                : new(thought, new AgentAction.None(NoCommand));
        }

        answer = answer.Trim();
        var isBare = answer.Length > 0 && !answer.Contains('\n', StringComparison.Ordinal) && !Thinking().IsMatch(answer);
        return isBare
            ? new(reply.ThoughtBefore(0), new AgentAction.Command(Clean(answer, dialect)))
            : new(reply.ThoughtBefore(reply.Text.Length), new AgentAction.None(NoCommand));
    }

    // Marks around a command, and the full stop behind it, are no part of it.
    private static string Clean(string command, Dialect dialect) => CallText.Find(command, Functions) is { } call
        ? call.Function.Command(call.Arguments, dialect)
        : command.Trim().TrimEnd('.').Trim([.. " `\"'*_>[]"]).TrimEnd('.');

    [GeneratedRegex(
        @"(?:<(?:action|command)>|\bAction(?:[ \t]*\d+)?[*_`]*[ \t]*:[*_`]*|^[ \t]*>)(?:[ \t]*(?:[`~]{3,}\w*[ \t]*)?\r?\n)*[ \t]*(?<command>[^\r\n<]*)",
        RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(?:\*\*)?(?:think|thought)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thinking();
}
