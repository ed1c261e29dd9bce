namespace CodeAct.Embodied.Agents.Python.Advice;

/// <summary>What is said about a mistake: one thing to try, in the house's terms, and never the solution.</summary>
/// <param name="Id">Its name, which does not change, so that it can be counted and translated.</param>
/// <param name="Text">One sentence or two.</param>
public sealed record ProgramAdvice(string Id, string Text);

/// <summary>A row of the table of advice.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Say">What it says of a program; null where its test does not hold exactly: rather no guess than a wrong one.</param>
internal sealed record AdviceRule(string Id, Func<ProgramCase, string?> Say);

/// <summary>Everything that is said of mistakes in programs. Terminal, pages and lessons ask the same table, and it asks only what
/// stands in a log.</summary>
/// <remarks>How it speaks was learned from tools that teach: what happened, in the words of the house; where; one thing to try. No blame,
/// no "invalid", at most one guess. Python's own lines stand above it as they are.</remarks>
public static class AdviceTable
{
    private static readonly ImmutableArray<AdviceRule> Rules = [.. PythonAdvice.Rules, .. RobotAdvice.Rules];

    /// <summary>The ids of all rows.</summary>
    public static IEnumerable<string> Ids => Rules.Select(rule => rule.Id);

    /// <summary>What is to be said of an error of Python's: the first row that fits; null where none does.</summary>
    public static ProgramAdvice? ForError(ProgramCase program) => program.Exception is null ? null : First(PythonAdvice.Rules, program);

    /// <summary>What is to be said of a program, whether it ended in an error or not: the first row that fits; null where none does.</summary>
    public static ProgramAdvice? For(ProgramCase program) => First(Rules, program);

    private static ProgramAdvice? First(ImmutableArray<AdviceRule> rules, ProgramCase program)
    {
        foreach (var rule in rules)
        {
            if (rule.Say(program) is { } text)
                return new ProgramAdvice(rule.Id, text);
        }

        return null;
    }
}
