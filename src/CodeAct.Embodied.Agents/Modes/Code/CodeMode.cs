using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;

namespace CodeAct.Embodied.Agents.Modes.Code;

/// <summary>A program a turn; its output is the next observation. A protocol may say in other words how.</summary>
internal sealed class CodeMode(Protocol protocol, Dialect dialect, ModelProfile profile, Turn first) : Mode(protocol, dialect, profile, first)
{
    private readonly CodeRules? rules = protocol.Code;

    public override string PromptVersion => rules is null ? base.PromptVersion : $"{Protocol.Name}.{rules.Version}";

    protected override string PromptFile => "code.md";

    protected override string Prompt => rules?.Prompt ?? base.Prompt;

    protected override string? LastAnswer => rules?.LastExample;

    public override ParsedReply Read(ChatAnswer answer) =>
        rules is null ? CodeReply.Read(answer.Content, answer.IsCut) : TaggedReply.Parse(answer.Content, rules);

    protected override IEnumerable<string> Tools() => Names.Functions.Select(function =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter + ": str"))}) -> {rules?.Returns ?? "Observation"}\n"
        + $"    {function.Help} Example: {function.Name}({string.Join(", ", function.Example.Select(value => $"\"{value}\""))})");

    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps)
    {
        var code = ExampleEpisode.Rename(turn.Code, Names);
        var answer = PromptText.Fill(rules?.Example ?? "{{thought}}\n```python\n{{program}}\n```", slot => slot switch
        {
            "thought" => turn.Thought,
            "program" => code,
            _ => null,
        });
        return [(answer, steps)];
    }
}
