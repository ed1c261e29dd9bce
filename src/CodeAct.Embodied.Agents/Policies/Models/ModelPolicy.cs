using System.Diagnostics;
using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Prompts;
using CodeAct.Embodied.Simulation;
using CodeAct.Embodied.Simulation.Log;
using CodeAct.Embodied.Simulation.Verbs;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Agents.Policies.Models;

/// <summary>How a model plays.</summary>
public sealed record ModelPolicyOptions
{
    public ActionMode Mode { get; init; } = ActionMode.Code;

    public Protocol Protocol { get; init; } = Protocol.Default;

    /// <summary>The command language of the episode.</summary>
    public Dialect Dialect { get; init; } = Dialect.Alfworld04;

    /// <summary>Default: null, the protocol's.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer. Default: null, the protocol's.</summary>
    public int? MaxAnswerTokens { get; init; }

    /// <summary>The seed of the model's sampling. Default: null, none is sent.</summary>
    public long? Seed { get; init; }

    /// <summary>Is told the model's text as it comes. Default: null, nobody watches.</summary>
    public Action<string>? OnText { get; init; }
}

/// <summary>A language model that acts by programs, by tool calls or by commands.</summary>
public sealed class ModelPolicy(IChatModel model, ModelPolicyOptions options) : IPolicy
{
    private readonly Conversation conversation = new();
    private readonly Queue<ChatToolCall> waiting = new();
    private readonly List<string> unanswered = [];
    private FunctionList functions = FunctionList.Default;
    private int proposals;

    /// <inheritdoc/>
    public string Name => $"openai:{model.Name}";

    private bool UsesTools => options.Mode is ActionMode.Json && model.Profile.Tools is ToolSupport.Native;

    /// <inheritdoc/>
    public async Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.Number == 1)
            Begin(turn);
        else
            Observe(turn);

        // A call of an earlier answer, whose turn it is now.
        if (waiting.TryDequeue(out var call))
        {
            unanswered.Add(call.Id);
            return new Reply { Action = ToolReply.Read(call, functions) };
        }

        var (answer, use) = await AskAsync(cancellationToken);
        var parsed = Parse(answer);
        proposals += parsed.IsProposal ? 1 : 0;
        return new Reply
        {
            Thought = parsed.Thought ?? answer.Reasoning,
            Action = parsed.Action,
            Text = WholeText(answer),
            Use = use,
            Stop = parsed.IsProposal && proposals >= options.Protocol.ProposalLimit,
            StopReason = EpisodeEndReason.ProposalLimit,
        };
    }

    private void Begin(Turn turn)
    {
        functions = turn.Functions;
        var settings = new PromptSettings
        {
            Mode = options.Mode,
            Protocol = options.Protocol,
            Functions = functions,
            Extras = turn.Extras,
            Dialect = options.Dialect,
            Tools = model.Profile.Tools,
            Turns = turn.TurnsLeft,
            Steps = turn.StepsLeft,
        };
        conversation.Begin(PromptWriter.Begin(settings, turn.Observation));
    }

    private void Observe(Turn turn)
    {
        var text = $"{turn.Observation}\n{Countdown(turn)}";
        foreach (var id in unanswered)
            conversation.AddObservation(new ChatMessage(ChatRole.Tool, text) { ToolCallId = id });
        if (unanswered.Count == 0)
            conversation.AddObservation(new ChatMessage(ChatRole.User, $"Observation:\n{text}"));
        unanswered.Clear();
    }

    private string Countdown(Turn turn)
    {
        if (options.Protocol.ProposalLimit == 0)
            return $"You have {turn.TurnsLeft} turns and {turn.StepsLeft} steps left.";

        // The paper's words.
        var left = $"You have {turn.TurnsLeft} steps left and {options.Protocol.ProposalLimit - proposals} chances to propose solution left.";
        return turn.TurnsLeft <= 1 ? left + "\nYou should take the last step to propose a solution." : left;
    }

    private async Task<(ChatAnswer Answer, ModelUse Use)> AskAsync(CancellationToken cancellationToken)
    {
        var maxAnswerTokens = options.MaxAnswerTokens ?? options.Protocol.MaxAnswerTokens;
        if (model.Profile.ContextTokens is { } window)
            conversation.Fit(window - (maxAnswerTokens ?? Math.Min(2048, window / 4)));
        for (var requests = 0; ;)
        {
            var request = new ChatRequest
            {
                Messages = conversation.Messages,
                Tools = UsesTools ? functions.Functions : [],
                Temperature = options.Temperature ?? options.Protocol.Temperature,
                MaxAnswerTokens = maxAnswerTokens,
                Stop = options.Protocol.Stop,
                Seed = options.Seed,
            };
            try
            {
                var answer = await model.AskAsync(request, options.OnText, cancellationToken);
                return (answer, UseOf(answer, requests));
            }
            catch (ChatModelException exception) when (exception.Failure is ChatFailure.ContextTooLong && conversation.TryLeaveOutHalf())
            {
                requests += exception.Requests;
            }
            catch (ChatModelException exception)
            {
                throw new PolicyException(exception.Message, exception)
                {
                    Use = new ModelUse { Requests = requests + exception.Requests, TurnsLeftOut = conversation.TurnsLeftOut },
                };
            }
            catch (CannotContinueException exception)
            {
                throw new PolicyException(exception.Message, exception);
            }
        }
    }

    private ModelUse UseOf(ChatAnswer answer, int requestsBefore)
    {
        if (answer.Usage is { } known)
            conversation.Learn(known.PromptTokens);
        var written = answer.Content.Length + answer.ToolCalls.Sum(call => call.Name.Length + call.Arguments.Length);
        var usage = answer.Usage ?? new ChatUsage(conversation.EstimateTokens(), conversation.Estimate(written));
        return new ModelUse
        {
            PromptTokens = usage.PromptTokens,
            CompletionTokens = usage.CompletionTokens,
            IsEstimate = answer.Usage is null,
            Cost = model.Profile.Cost(usage.PromptTokens, usage.CompletionTokens),
            Requests = requestsBefore + answer.Requests,
            TurnsLeftOut = conversation.TurnsLeftOut,
            Finish = answer.FinishReason,
        };
    }

    private ParsedReply Parse(ChatAnswer answer)
    {
        var calls = UsesTools ? answer.ToolCalls : [];

        // Some endpoints refuse messages without a text.
        conversation.AddAnswer(new ChatMessage(ChatRole.Assistant, answer.Content.Length > 0 || calls.Length > 0 ? answer.Content : "(nothing)") { ToolCalls = calls });
        return options.Mode switch
        {
            ActionMode.Code when options.Protocol.ProposalLimit > 0 => CodeReply.ReadMint(answer.Content),
            ActionMode.Code => CodeReply.Read(answer.Content, answer.IsCut),
            ActionMode.Text => CommandReply.Read(answer.Content),
            ActionMode.Json when calls.Length > 0 => new(CodeReply.Thought(answer.Content), Choose(calls)),
            ActionMode.Json => WithoutCall(answer),
            _ => throw new UnreachableException(),
        };
    }

    private AgentAction Choose(IReadOnlyList<ChatToolCall> calls)
    {
        if (calls.Count > 1 && model.Profile.ParallelCalls is ParallelCalls.Refuse)
        {
            unanswered.AddRange(calls.Select(call => call.Id));
            return new AgentAction.None(ToolReply.TooManyCalls);
        }

        foreach (var later in calls.Skip(1))
            waiting.Enqueue(later);
        unanswered.Add(calls[0].Id);
        return ToolReply.Read(calls[0], functions);
    }

    // Models that know tools write the call into the text now and then.
    private ParsedReply WithoutCall(ChatAnswer answer)
    {
        var parsed = ToolReply.ReadText(answer.Content, functions);
        return UsesTools && parsed.Action is AgentAction.None && !answer.Content.Contains('{', StringComparison.Ordinal)
            ? parsed with { Action = new AgentAction.None(ToolReply.NoCall) }
            : parsed;
    }

    private static string WholeText(ChatAnswer answer) => answer.ToolCalls.Length == 0
        ? answer.Content
        : string.Join('\n', [.. answer.Content.Length > 0 ? [answer.Content] : (string[])[], .. answer.ToolCalls.Select(call => $"{call.Name}({call.Arguments})")]);
}
