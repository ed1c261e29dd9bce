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

    public override ParsedReply Read(ChatAnswer answer)
    {
        if (rules is not null)
            return TaggedReply.Parse(answer.Content, rules);
        var parsed = CodeReply.Read(answer.Content, answer.IsCut);
        // Some servers make calls of what a model writes whether it was offered tools or not. It is shown its program later.
        return parsed.Action is AgentAction.None && answer.ToolCalls.Select(CodeReply.InCall).FirstOrDefault(code => !string.IsNullOrEmpty(code)) is { } called
            ? parsed with { Action = new AgentAction.Program(called), Kept = $"{answer.Content}\n```python\n{called}\n```".TrimStart() }
            : parsed;
    }

    public override string KeptOfOldTurns => "; the names that your programs defined are kept";

    // The example shows how they are called; a protocol's own list is as its publisher had it.
    protected override IEnumerable<string> Tools() => rules is null
        ? Names.Functions.Select(function => $"{function.Name}({string.Join(", ", function.Parameters)}): {function.Help}")
        : Names.Functions.Select((function, index) =>
            $"[{index + 1}] {function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter + ": str"))}) -> {rules.Returns}\n"
            + $"    {function.Help} Example: {function.Name}({string.Join(", ", function.Example.Select(value => $"\"{value}\""))})");

    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps)
    {
        var code = ExampleEpisode.Rename(rules is null ? turn.Code : turn.CodeForStr, Names);
        var answer = PromptText.Fill(rules?.Example ?? "{{thought}}\n```python\n{{program}}\n```", slot => slot switch
        {
            "thought" => turn.Thought,
            "program" => code,
            _ => null,
        });
        return [(answer, steps)];
    }
}
