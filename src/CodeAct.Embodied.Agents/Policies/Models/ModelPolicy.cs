using CodeAct.Embodied.Agents.Models;

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
    private Mode? mode;
    private ImmutableArray<ChatMessage> opening;
    private int proposals;
    private int emptyAnswers;
    private int? stepsAtClaim;

    // Nothing is learned from more of them, and each takes time and money.
    private const int MostEmptyAnswers = 3;

    public string Name => $"openai:{model.Name}";

    private double? Temperature => options.Temperature ?? options.Protocol.Temperature;

    private int? MaxAnswerTokens => options.MaxAnswerTokens ?? options.Protocol.MaxAnswerTokens;

    public EpisodeStarted Describe(Turn first, EpisodeStarted started)
    {
        var begun = Begin(first);
        return started with
        {
            Endpoint = model.Endpoint,
            Model = model.Name,
            Profile = model.Profile.Name,
            Temperature = Temperature,
            AnswerLimit = MaxAnswerTokens,
            ContextWindow = model.Profile.ContextTokens,
            PromptVersion = begun.PromptVersion,
            SystemPrompt = opening[0].Content,
        };
    }

    public async Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        var begun = mode ?? Begin(turn);
        if (turn.Number == 1)
            conversation.Begin(opening, begun.KeptOfOldTurns);
        else
            Observe(begun, turn);
        if (begun.TakeWaiting() is { } waiting)
            return new Reply { Action = waiting };

        var (answer, use) = await AskAsync(begun, cancellationToken);
        var parsed = Deny(begun.Read(answer), answer, turn);
        emptyAnswers = string.IsNullOrWhiteSpace(answer.Content) && answer.ToolCalls.IsEmpty ? emptyAnswers + 1 : 0;
        var isSilent = emptyAnswers == MostEmptyAnswers && !options.Protocol.IsStrict;
        conversation.AddAnswer(begun.Keep(answer, parsed));
        var isProposal = parsed.Action is AgentAction.None { Kind: CorrectionKind.Proposal };
        proposals += isProposal ? 1 : 0;
        return new Reply
        {
            Thought = parsed.Thought ?? answer.Reasoning,
            Action = parsed.Action,
            Text = WholeText(answer),
            Use = use,
            Stop = isSilent || (isProposal && proposals >= options.Protocol.ProposalLimit),
            StopReason = isSilent ? EpisodeEndReason.EmptyAnswers : EpisodeEndReason.ProposalLimit,
        };
    }

    // A model that believes that it is done is told that it is not: at once where it does nothing more, and otherwise where what
    // it did was no step.
    private ParsedReply Deny(ParsedReply parsed, ChatAnswer answer, Turn turn)
    {
        stepsAtClaim = null;
        if (options.Protocol is { IsStrict: true } or { ProposalLimit: > 0 } || !DoneClaim.IsIn(WholeText(answer)))
            return parsed;
        if (parsed.Action is AgentAction.None { Kind: CorrectionKind.Format } none)
            return parsed with { Action = none with { Correction = $"{DoneClaim.Denial} {none.Correction}" } };
        stepsAtClaim = turn.StepsLeft;
        return parsed;
    }

    private Mode Begin(Turn first)
    {
        mode = ModeTable.Begin(options.Mode, options.Protocol, options.Dialect, model.Profile, first);
        opening = mode.Begin();
        return mode;
    }

    private void Observe(Mode begun, Turn turn)
    {
        var left = options.Protocol.Countdown(options.Mode, turn.TurnsLeft, turn.StepsLeft, options.Protocol.ProposalLimit - proposals);
        if (stepsAtClaim == turn.StepsLeft)
            left = $"{DoneClaim.Denial}\n{left}";
        foreach (var message in begun.Observe($"{turn.Observation}\n{left}"))
            conversation.AddObservation(message);
    }

    private async Task<(ChatAnswer Answer, ModelUse Use)> AskAsync(Mode begun, CancellationToken cancellationToken)
    {
        if (model.Profile.ContextTokens is { } window)
            conversation.Fit(window - (MaxAnswerTokens ?? Math.Min(2048, window / 4)));
        for (var requests = 0; ;)
        {
            var request = new ChatRequest
            {
                Messages = conversation.Messages,
                Tools = begun.Functions,
                Temperature = Temperature,
                MaxAnswerTokens = MaxAnswerTokens,
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

    private static string WholeText(ChatAnswer answer) => answer.ToolCalls.Length == 0
        ? answer.Content
        : string.Join('\n', [.. answer.Content.Length > 0 ? [answer.Content] : (string[])[], .. answer.ToolCalls.Select(call => $"{call.Name}({call.Arguments})")]);
}
