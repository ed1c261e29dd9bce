using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Replies;
using CodeAct.Embodied.Agents.Prompts;

namespace CodeAct.Embodied.Agents.Modes.Json;

/// <summary>One tool call a turn: by the endpoint's own tool calling, or as JSON in the text.</summary>
internal sealed class JsonMode(Protocol protocol, Dialect dialect, ModelProfile profile, Turn first) : Mode(protocol, dialect, profile, first)
{
    private readonly Queue<ChatToolCall> waiting = new();
    private readonly List<string> unanswered = [];

    public override ImmutableArray<PrimitiveFunction> Functions => UsesTools ? Names.Functions : [];

    protected override string PromptFile => UsesTools ? "json.md" : "json-in-text.md";

    private bool UsesTools => Profile.Tools is ToolSupport.Native;

    public override AgentAction? TakeWaiting()
    {
        if (!waiting.TryDequeue(out var call))
            return null;
        unanswered.Add(call.Id);
        return ToolReply.Read(call, Names);
    }

    public override ParsedReply Read(ChatAnswer answer) => CallsOf(answer) switch
    {
        [] => WithoutCall(answer.Content),
        var calls => new(ReplyText.Read(answer.Content) is var text ? text.ThoughtBefore(text.Text.Length) : null, Choose(calls)),
    };

    public override ChatMessage Keep(ChatAnswer answer, ParsedReply parsed) => CallsOf(answer) is [_, ..] calls
        ? new ChatMessage(ChatRole.Assistant, ReplyText.Read(answer.Content).Kept(0)) { ToolCalls = [.. calls.Select(ToolReply.WellFormed)] }
        : base.Keep(answer, parsed);

    public override IEnumerable<ChatMessage> Observe(string text)
    {
        ChatMessage[] answers = [.. unanswered.Select(id => new ChatMessage(ChatRole.Tool, text) { ToolCallId = id })];
        unanswered.Clear();
        return answers.Length > 0 ? answers : base.Observe(text);
    }

    protected override IEnumerable<string> Tools() => Names.Functions.Select(function =>
        $"{function.Name}: {function.Help} Arguments: {Json(function.Parameters, function.Example)}");

    protected override IEnumerable<(string Answer, ImmutableArray<ExampleStep> Steps)> Write(ExampleTurn turn, ImmutableArray<ExampleStep> steps) =>
        steps.Select((step, index) => ((index == 0 ? turn.Thought + "\n" : "") + CallInText(step), ImmutableArray.Create(step)));

    protected override IEnumerable<ChatMessage> ExampleMessages(TaskType type)
    {
        if (!UsesTools)
            yield break;
        var (task, turns) = PlayExample(type);
        yield return new ChatMessage(ChatRole.User, task);
        var number = 0;
        foreach (var (turn, steps) in turns)
        {
            foreach (var (index, step) in steps.Index())
            {
                // Some servers insist on nine letters and digits.
                var (id, (name, arguments)) = ($"example{++number:00}", Call(step));
                yield return new ChatMessage(ChatRole.Assistant, index == 0 ? turn.Thought : "") { ToolCalls = [new ChatToolCall(id, name, arguments)] };
                yield return new ChatMessage(ChatRole.Tool, Protocol.Read(step.Observation)) { ToolCallId = id };
            }
        }

        // Some templates want an answer before the user speaks again.
        yield return new ChatMessage(ChatRole.Assistant, "That task ended here: it was done.");
    }

    private (string Name, string Arguments) Call(ExampleStep step)
    {
        var function = Names.Functions.First(known => known.Verb == step.Verb);
        return (function.Name, Json(function.Parameters, step.Arguments));
    }

    private string CallInText(ExampleStep step)
    {
        var (name, arguments) = Call(step);
        return $"{{\"tool\": \"{name}\", \"arguments\": {arguments}}}";
    }

    private ImmutableArray<ChatToolCall> CallsOf(ChatAnswer answer) => UsesTools ? answer.ToolCalls : [];

    private AgentAction Choose(ImmutableArray<ChatToolCall> calls)
    {
        if (calls.Length > 1 && Profile.ParallelCalls is ParallelCalls.Refuse)
        {
            unanswered.AddRange(calls.Select(call => call.Id));
            return new AgentAction.None(ToolReply.TooManyCalls);
        }

        foreach (var call in calls)
            waiting.Enqueue(call);
        return TakeWaiting()!;
    }

    // Models that know tools write the call into the text now and then.
    private ParsedReply WithoutCall(string text)
    {
        var parsed = ToolReply.ReadText(text, Names);
        return UsesTools && parsed.Action is AgentAction.None && !text.Contains('{', StringComparison.Ordinal)
            ? parsed with { Action = new AgentAction.None(ToolReply.NoCall) }
            : parsed;
    }
}
