using System.Collections.Immutable;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Simulation.Verbs;

namespace CodeAct.Embodied.Agents.Modes.Text;

/// <summary>One of ALFWorld's text commands a turn.</summary>
internal sealed class TextMode(ModeSettings settings) : Mode(settings)
{
    /// <inheritdoc/>
    protected override string PromptFile => "text.md";

    /// <inheritdoc/>
    public override ParsedReply Read(ChatAnswer answer) => CommandReply.Read(answer.Content);

    /// <inheritdoc/>
    protected override IEnumerable<string> Tools() =>
        from function in FunctionList.Default.Functions
        where Primitive.Of(function.Verb!.Value).PartsIn(Settings.Dialect).Length > 0
        let example = function.Example is [] ? "" : $" Example: {function.Command(function.Example, Settings.Dialect)}"
        select $"{function.Command([.. function.Parameters.Select(parameter => $"({parameter})")], Settings.Dialect)}: {function.Help}{example}";

    /// <inheritdoc/>
    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps) =>
        steps.Select((step, index) => ((index == 0 ? $"Thought: {turn.Thought}\n" : "") + $"Action: {step.Command}", ImmutableArray.Create(step)));
}
