using System.Diagnostics;
using CodeAct.Embodied.Agents.Replies;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Agents.Modes.Code;

/// <summary>What a reply is by rules that know tags: all blocks of the program's tag together are one program, and a solution
/// anywhere makes the whole reply a proposal.</summary>
/// <remarks>Source: <c>parse_action</c> in mint/envs/general_env.py and <c>lm_output_to_action</c> in mint/agents/base.py.</remarks>
public abstract record TaggedReply
{
    private const string FenceStart = "```python";

    private TaggedReply() { }

    /// <summary>A program to run.</summary>
    public sealed record Program(string Code) : TaggedReply;

    /// <summary>A proposed solution; nothing runs.</summary>
    public sealed record Proposal(bool IsEmpty) : TaggedReply;

    /// <summary>Neither; nothing runs.</summary>
    public sealed record NotUnderstood : TaggedReply;

    /// <summary>Reads a reply.</summary>
    public static TaggedReply Read(string reply, CodeRules rules)
    {
        if (reply.Contains(Start(rules.SolutionTag), StringComparison.Ordinal))
            return new Proposal(Blocks(reply, Start(rules.SolutionTag), End(rules.SolutionTag)).Length == 0);
        var code = Blocks(reply, Start(rules.ProgramTag), End(rules.ProgramTag));
        if (code.Length == 0 && rules.TakesFences)
            code = Blocks(reply, FenceStart, "```");
        return code.Length > 0 ? new Program(code) : new NotUnderstood();
    }

    /// <summary>Reads a reply as thought and action. A proposal is judged wrong, since the episode would be over had it been right.</summary>
    public static ParsedReply Parse(string reply, CodeRules rules)
    {
        string[] marks = [Start(rules.ProgramTag), Start(rules.SolutionTag), FenceStart];
        var end = marks.Select(mark => reply.IndexOf(mark, StringComparison.Ordinal)).Where(index => index >= 0).DefaultIfEmpty(reply.Length).Min();
        return new(ReplyText.Thought(reply[..end]), Read(reply, rules) switch
        {
            Program program => new AgentAction.Program(program.Code),
            Proposal { IsEmpty: false } => new AgentAction.None(rules.WrongSolution, CorrectionKind.Proposal),
            Proposal => new AgentAction.None(rules.NotUnderstood, CorrectionKind.Proposal),
            NotUnderstood => new AgentAction.None(rules.NotUnderstood),
            _ => throw new UnreachableException(),
        });
    }

    private static string Start(string tag) => $"<{tag}>";

    private static string End(string tag) => $"</{tag}>";

    private static string Blocks(string text, string from, string to)
    {
        List<string> blocks = [];
        var start = text.IndexOf(from, StringComparison.Ordinal);
        while (start >= 0 && text.IndexOf(to, start + from.Length, StringComparison.Ordinal) is var end and >= 0)
        {
            blocks.Add(PythonText.Strip(text[(start + from.Length)..end]));
            start = text.IndexOf(from, end + to.Length, StringComparison.Ordinal);
        }

        return string.Join('\n', blocks);
    }
}
