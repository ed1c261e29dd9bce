using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Modes.Code;

/// <summary>Finds the program in a model's answer: forgiving about what is around it, strict about what runs.</summary>
internal static partial class CodeReply
{
    private const string NoProgram =
        "Your answer held no program. Write your thought in a sentence or two, then the Python to run, in one block that begins with ```python and ends with ```.";

    private const string CutProgram =
        "Your answer was cut off in the middle of the program, so nothing of it was run. Write a shorter one; you can go on in the next turn.";

    private static readonly AgentAction.None Cut = new(CutProgram, CorrectionKind.Budget);

    /// <summary>Reads an answer.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="isCut">Whether it reached its limit of tokens in the middle.</param>
    public static ParsedReply Read(string text, bool isCut)
    {
        var answer = ParsedReply.WithoutReasoning(text);
        var cut = InventedObservation().Match(answer);
        if (cut.Success && FirstBlock(answer) is var first && first >= 0 && first < cut.Index)
            answer = answer[..cut.Index];

        List<Match> blocks = [.. ExecuteTag().Matches(answer).Cast<Match>()];
        if (blocks.Count == 0)
            blocks = Fences(answer);
        List<Match> programs = [.. blocks.Where(block => block.Groups["code"].Value.Trim().Length > 0)];
        var thought = ParsedReply.ThoughtOf(programs.Count > 0 ? answer[..programs[0].Index] : answer);
        if (programs.Count == 0)
            return new(thought, isCut ? Cut : new AgentAction.None(NoProgram));

        // A stop text takes the end mark away; a limit of tokens takes part of the program away.
        return isCut && !programs[^1].Groups["end"].Success
            ? new(thought, Cut)
            : new(thought, new AgentAction.Program(string.Join('\n', programs.Select(Code))));
    }

    private static int FirstBlock(string answer)
    {
        var tag = ExecuteTag().Match(answer);
        return tag.Success ? tag.Index : Fences(answer) is [var fence, ..] ? fence.Index : -1;
    }

    private static List<Match> Fences(string text) =>
        [.. AnyFence().Matches(text).Where(fence => fence.Groups["language"].Value.ToUpperInvariant() is "" or "PYTHON" or "PYTHON3" or "PY" or "TOOL_CODE")];

    private static string Code(Match block)
    {
        // A fence inside the tags.
        var code = block.Groups["code"].Value;
        return (Fences(code) is [var fence, ..] ? fence.Groups["code"].Value : code).Trim('\n', '\r').TrimEnd();
    }

    [GeneratedRegex(@"<(?:execute|code|python)>(?<code>.*?)(?:(?<end></(?:execute|code|python)>)|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex ExecuteTag();

    // Blocks of every language, so that the end of one is not taken for the start of another; the last may have no end.
    [GeneratedRegex(@"^[ \t]*(?<mark>```+|~~~+)[ \t]*(?<language>[\w+#.-]*)[^\n`]*\n(?<code>.*?)(?:^[ \t]*(?<end>\k<mark>)[ \t]*\r?$|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AnyFence();

    // Models like to play the house as well.
    [GeneratedRegex(@"^[ \t]*(?:Observation|Execution Output|Output)[ \t]*:", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex InventedObservation();
}
