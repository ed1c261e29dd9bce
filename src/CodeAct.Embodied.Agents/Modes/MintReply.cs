using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>Which marks make code of a part of a reply.</summary>
public enum CodeMarks
{
    /// <summary>Only <c>&lt;execute&gt;</c>.</summary>
    Tags,

    /// <summary>Also fenced blocks of Python: the harness was changed so for a few of the published models.</summary>
    TagsAndFences,
}

/// <summary>What a reply is to MINT's harness.</summary>
/// <remarks>Source: <c>parse_action</c> in mint/envs/general_env.py and <c>lm_output_to_action</c> in mint/agents/base.py.</remarks>
public abstract partial record MintReply
{
    private MintReply() { }

    /// <summary>A program to run.</summary>
    public sealed record Program(string Code) : MintReply;

    /// <summary>A proposed solution; nothing runs.</summary>
    public sealed record Proposal(bool IsEmpty) : MintReply;

    /// <summary>Neither; nothing runs.</summary>
    public sealed record NotUnderstood : MintReply;

    /// <summary>Reads a reply.</summary>
    public static MintReply Read(string reply, CodeMarks marks)
    {
        if (reply.Contains("<solution>", StringComparison.Ordinal))
            return new Proposal(Join(SolutionBlock().Matches(reply)).Length == 0);
        var code = Join(ExecuteBlock().Matches(reply));
        if (code.Length == 0 && marks is CodeMarks.TagsAndFences)
            code = Join(FencedBlock().Matches(reply));
        return code.Length > 0 ? new Program(code) : new NotUnderstood();
    }

    private static string Join(MatchCollection blocks) => string.Join('\n', blocks.Select(block => PythonText.Strip(block.Groups[1].Value)));

    [GeneratedRegex("<solution>(.*?)</solution>", RegexOptions.Singleline)]
    private static partial Regex SolutionBlock();

    [GeneratedRegex("<execute>(.*?)</execute>", RegexOptions.Singleline)]
    private static partial Regex ExecuteBlock();

    [GeneratedRegex("```python(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
