using System.Collections.Immutable;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Prompts;

namespace CodeAct.Embodied.Agents.Modes.Code;

/// <summary>A program a turn; its output is the next observation. A protocol may say in other words how.</summary>
internal sealed class CodeMode(ModeSettings settings) : Mode(settings)
{
    private readonly CodeRules? rules = settings.Protocol.Code;

    /// <inheritdoc/>
    public override string PromptVersion => rules is null ? base.PromptVersion : $"{Settings.Protocol.Name}.{rules.Version}";

    /// <inheritdoc/>
    protected override string PromptFile => "code.md";

    /// <inheritdoc/>
    protected override string Prompt => rules?.Prompt ?? base.Prompt;

    /// <inheritdoc/>
    protected override string? LastAnswer => rules?.LastExample;

    /// <inheritdoc/>
    public override ParsedReply Read(ChatAnswer answer) =>
        rules is null ? CodeReply.Read(answer.Content, answer.IsCut) : TaggedReply.Parse(answer.Content, rules);

    /// <inheritdoc/>
    protected override IEnumerable<string> Tools() => Settings.Functions.Functions.Select(function =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter + ": str"))}) -> {rules?.Returns ?? "Observation"}\n"
        + $"    {function.Help} Example: {function.Name}({string.Join(", ", function.Example.Select(value => $"\"{value}\""))})");

    /// <inheritdoc/>
    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps)
    {
        var code = ExampleEpisode.Rename(turn.Code, Settings.Functions);
        var answer = PromptText.Fill(rules?.Example ?? "{{thought}}\n```python\n{{program}}\n```", slot => slot switch
        {
            "thought" => turn.Thought,
            "program" => code,
            _ => null,
        });
        return [(answer, steps)];
    }
}
