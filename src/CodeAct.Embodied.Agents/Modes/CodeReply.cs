using System.Diagnostics;
using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>Finds the program in a model's answer: forgiving about what is around it, strict about what runs.</summary>
public static partial class CodeReply
{
    private const string NoProgram =
        "Your answer held no program. Write your thought in a sentence or two, then the Python to run, in one block that begins with ```python and ends with ```.";

    private const string CutProgram =
        "Your answer was cut off in the middle of the program, so nothing of it was run. Write a shorter one; you can go on in the next turn.";

    // Words of the paper's environment; models trained on its transcripts know them.
    private const string WrongAnswer = "Your answer is wrong.";

    private const string NotUnderstood =
        "I don't understand your input. \n"
        + "If you want to execute code, please use <execute> YOUR_CODE_HERE </execute>.\n"
        + "If you want to give me an answer, please use <solution> YOUR_SOLUTION_HERE </solution>.\n"
        + "For example: The answer to the question is <solution> 42 </solution>. \n";

    /// <summary>Reads an answer.</summary>
    /// <param name="text">What the model wrote.</param>
    /// <param name="isCut">Whether it reached its limit of tokens in the middle.</param>
    public static ParsedReply Read(string text, bool isCut)
    {
        var answer = WithoutReasoning(text);
        var cut = InventedObservation().Match(answer);
        if (cut.Success && FirstBlock(answer) is var first && first >= 0 && first < cut.Index)
            answer = answer[..cut.Index];

        List<Match> blocks = [.. ExecuteTag().Matches(answer).Cast<Match>()];
        if (blocks.Count == 0)
            blocks = Fences(answer);
        List<Match> programs = [.. blocks.Where(block => block.Groups["code"].Value.Trim().Length > 0)];
        var thought = Thought(programs.Count > 0 ? answer[..programs[0].Index] : answer);
        if (programs.Count == 0)
            return new(thought, new AgentAction.None(isCut ? CutProgram : NoProgram));

        // A stop text takes the end mark away; a limit of tokens takes part of the program away.
        return isCut && !programs[^1].Groups["end"].Success
            ? new(thought, new AgentAction.None(CutProgram))
            : new(thought, new AgentAction.Program(string.Join('\n', programs.Select(Code))));
    }

    /// <summary>Reads an answer by the rules of the paper: tags only, all blocks together, and a solution anywhere makes the
    /// whole answer a proposal, which is wrong as long as the episode goes on.</summary>
    public static ParsedReply ReadMint(string text, CodeMarks marks = CodeMarks.Tags)
    {
        var thought = Thought(text[..FirstMark(text)]);
        return MintReply.Read(text, marks) switch
        {
            MintReply.Program program => new(thought, new AgentAction.Program(program.Code)),
            MintReply.Proposal { IsEmpty: false } => new(thought, new AgentAction.None(WrongAnswer), IsProposal: true),
            MintReply.Proposal => new(thought, new AgentAction.None(NotUnderstood), IsProposal: true),
            MintReply.NotUnderstood => new(thought, new AgentAction.None(NotUnderstood)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A text without tags of thought and what models put before it; null where nothing is left.</summary>
    internal static string? Thought(string text)
    {
        var thought = ThoughtMarks().Replace(text, "").Trim();
        return thought.Length > 0 ? thought : null;
    }

    /// <summary>The answer without what a reasoning model thought aloud: drafts of programs are no programs.</summary>
    internal static string WithoutReasoning(string text) => Reasoning().Replace(text, "");

    private static int FirstMark(string text)
    {
        int[] marks = [.. ((string[])["<execute>", "<solution>", "```python"]).Select(mark => text.IndexOf(mark, StringComparison.Ordinal)).Where(index => index >= 0)];
        return marks.Length > 0 ? marks.Min() : text.Length;
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

    [GeneratedRegex(@"<think(?:ing)?>.*?(?:</think(?:ing)?>|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Reasoning();

    [GeneratedRegex(@"<(?:execute|code|python)>(?<code>.*?)(?:(?<end></(?:execute|code|python)>)|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex ExecuteTag();

    [GeneratedRegex(@"<execute>(?<code>.*?)</execute>", RegexOptions.Singleline)]
    private static partial Regex ClosedExecuteTag();

    // Blocks of every language, so that the end of one is not taken for the start of another; the last may have no end.
    [GeneratedRegex(@"^[ \t]*(?<mark>```+|~~~+)[ \t]*(?<language>[\w+#.-]*)[^\n`]*\n(?<code>.*?)(?:^[ \t]*(?<end>\k<mark>)[ \t]*\r?$|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AnyFence();

    // Models like to play the house as well.
    [GeneratedRegex(@"^[ \t]*(?:Observation|Execution Output|Output)[ \t]*:", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex InventedObservation();

    [GeneratedRegex(@"</?thoughts?>|^\s*(?:Assistant|Thought)[ \t]*:", RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtMarks();
}
