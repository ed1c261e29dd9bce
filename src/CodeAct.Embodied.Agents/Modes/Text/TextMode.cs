using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Agents.Modes.Text;

/// <summary>One of ALFWorld's text commands a turn.</summary>
internal sealed class TextMode(Protocol protocol, Dialect dialect, ModelProfile profile, Turn first) : Mode(protocol, dialect, profile, first)
{
    private readonly ImmutableArray<Verb> verbs = CommandGuess.VerbsOf(first.Source, dialect);

    protected override string PromptFile => "text.md";

    /// <summary>Reads an answer. What is no command is no action, just as a program cannot call a function that there is not, unless
    /// the rules are strict: in ALFWorld it is a step in which nothing happens.</summary>
    public override ParsedReply Read(ChatAnswer answer)
    {
        var parsed = CommandReply.Read(answer.Content, Dialect);
        return !Protocol.IsStrict && parsed.Action is AgentAction.Command { Text: var text } && !CommandGuess.IsCommand(text, verbs, Dialect)
            ? parsed with { Action = new AgentAction.None(CommandGuess.Correct(text, verbs, Dialect)) }
            : parsed;
    }

    protected override IEnumerable<string> Tools() =>
        from function in FunctionList.Default.Functions
        where verbs.Contains(function.Verb!)
        select $"{function.Command([.. function.Parameters.Select(parameter => $"({parameter})")], Dialect)}: {function.Help}";

    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps) =>
        steps.Select((step, index) => ((index == 0 ? $"Thought: {turn.Thought}\n" : "") + $"Action: {step.Command}", ImmutableArray.Create(step)));
}
