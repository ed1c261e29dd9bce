using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;

namespace CodeAct.Embodied.Agents.Modes.Text;

/// <summary>One of ALFWorld's text commands a turn.</summary>
internal sealed class TextMode(Protocol protocol, Dialect dialect, ModelProfile profile, Turn first) : Mode(protocol, dialect, profile, first)
{
    protected override string PromptFile => "text.md";

    public override ParsedReply Read(ChatAnswer answer) => CommandReply.Read(answer.Content, Dialect);

    protected override IEnumerable<string> Tools() =>
        from function in FunctionList.Default.Functions
        where function.Verb!.Parts(Dialect).Length > 0
        let example = function.Example is [] ? "" : $" Example: {function.Command(function.Example, Dialect)}"
        select $"{function.Command([.. function.Parameters.Select(parameter => $"({parameter})")], Dialect)}: {function.Help}{example}";

    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps) =>
        steps.Select((step, index) => ((index == 0 ? $"Thought: {turn.Thought}\n" : "") + $"Action: {step.Command}", ImmutableArray.Create(step)));
}
