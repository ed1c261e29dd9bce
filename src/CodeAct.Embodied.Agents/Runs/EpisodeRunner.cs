using System.Diagnostics;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Python.Advice;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>
/// The loop: the policy reads an observation and answers with an action; a program is run by the interpreter, and each
/// primitive that it calls is a step of the episode; a command or a call is one step. What came of it is the next observation.
/// </summary>
/// <param name="python">Runs programs; null where the policy writes none.</param>
/// <param name="onEvent">Is told each event as it happens, in order; a log writer for example.</param>
public sealed class EpisodeRunner(
    Episode episode, IPolicy policy, IPythonSession? python, RunOptions options, TimeProvider clock, Action<EpisodeEvent> onEvent)
{
    private readonly EpisodeRecorder log = new(clock, onEvent);
    private readonly Spending spending = new(options.Budget);
    private readonly ProgramFiles files = new();
    private readonly List<PrimitiveCalled> steps = [];
    private readonly List<ToolUse> asked = [];
    private int stepsBefore;
    private int turn;

    /// <summary>Runs the episode to its end. Call once.</summary>
    /// <returns>The last event. A policy that failed, a recording of another kind, a log that is full, a budget that is spent and a
    /// caller that cancelled are ends, too, with their reason.</returns>
    public async Task<EpisodeEnded> RunAsync(CancellationToken cancellationToken)
    {
        log.Record(Started(cancellationToken));
        using var deadline = new CancellationTokenSource(options.Budget.Time ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        EpisodeEnded ended;
        try
        {
            ended = Ended(await PlayAsync(either.Token));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            ended = Ended(cancellationToken.IsCancellationRequested ? EpisodeEndReason.Interrupted : EpisodeEndReason.TimeLimit);
        }
        catch (Exception exception) when (exception is CannotContinueException or InputException)
        {
            ended = Ended(EpisodeEndReason.AgentFailed) with { Error = exception.Message };
        }

        return log.Record(ended);
    }

    private async Task<EpisodeEndReason> PlayAsync(CancellationToken cancellationToken)
    {
        var observation = episode.InitialObservation;
        while (!episode.IsOver)
        {
            if (turn == options.TurnLimit)
                return EpisodeEndReason.TurnLimit;
            if (spending.Reached is { } limit)
                return limit;
            turn++;
            log.Record(new TurnStarted { Turn = turn });
            ModelUse? use = null;
            try
            {
                var reply = await policy.ReplyAsync(Next(observation), cancellationToken);
                use = reply.Use;
                observation = await ActAsync(reply, cancellationToken) ?? observation;
                if (reply.Stop && !episode.IsOver)
                    return reply.StopReason;
            }
            catch (PolicyException exception)
            {
                use = exception.Use;
                throw;
            }
            finally
            {
                // Whatever happened: what the answer cost comes before what became of it.
                EndTurn(use);
            }
        }

        return episode.Won ? EpisodeEndReason.Won : EpisodeEndReason.StepLimit;
    }

    private Turn Next(string observation) => new()
    {
        Number = turn,
        Observation = observation,
        Functions = options.Functions,
        Source = episode.World.Source,
        Extras = options.Extras,
        TurnsLeft = options.TurnLimit - turn + 1,
        StepsLeft = episode.Options.StepLimit - episode.Steps,
    };

    /// <summary>Carries out what the policy decided.</summary>
    /// <returns>The next observation; null where there is no new one.</returns>
    private async Task<string?> ActAsync(Reply reply, CancellationToken cancellationToken)
    {
        log.Record(new CodeStarted
        {
            Turn = turn,
            Thought = reply.Thought,
            Code = (reply.Action as AgentAction.Program)?.Code,
            Reply = reply.Text,
            Correction = (reply.Action as AgentAction.None)?.Correction,
            CorrectionKind = (reply.Action as AgentAction.None)?.Kind,
        });
        return reply.Action switch
        {
            AgentAction.Program program => await RunProgramAsync(program, cancellationToken),
            AgentAction.Command command => Read(Step(command.Text).Observation),
            AgentAction.ToolCall { Function: { Question: { } question } function } => Ask(question, function),
            AgentAction.ToolCall call => Read(Step(call.Function.Command(call.Arguments, episode.Options.Dialect), call.Function, call.Arguments).Observation),
            AgentAction.None none => none.Correction,
            null => null,
            _ => throw new UnreachableException(),
        };
    }

    // Logged as a program that asks and does nothing else.
    private string Ask(EpisodeQuestion question, PrimitiveFunction function)
    {
        var answer = episode.Answer(question).Observation;
        log.Record(new CodeEnded { Turn = turn, End = CodeEnd.Completed, Output = answer, Tools = [new ToolUse { Function = function.Name, PrimitivesBefore = 0 }] });
        return answer;
    }

    private async Task<string> RunProgramAsync(AgentAction.Program program, CancellationToken cancellationToken)
    {
        if (python is null)
            throw new InvalidOperationException($"The agent '{policy.Name}' writes programs and was given no interpreter.");
        files.Add(program);
        stepsBefore = steps.Count;
        asked.Clear();
        var result = await python.RunAsync(program.Code, Answer, cancellationToken);
        var advice = Advise(program, result, stepsBefore);
        var output = files.Name(advice is null || result.Output.Contains("took the name", StringComparison.Ordinal) ? result.Output : ActionText.With(result.Output, $"[{advice.Text}]\n"));
        log.Record(new CodeEnded
        {
            Turn = turn,
            End = result.End,
            Output = output,
            Advice = advice?.Id,
            Exception = result.Exception,
            Line = result.Line,
            Tools = result.ToolCalls is [] && asked is [] ? null : [.. result.ToolCalls.Select(LogOf), .. asked],
            Files = result.Files is [] || options.Files is not { } kept ? null : [.. result.Files.Select(file => kept.Save(turn, file))],
        });
        return output.Length > 0 ? output : options.Protocol.NoOutput;
    }

    private ProgramAdvice? Advise(AgentAction.Program program, CodeResult result, int stepsBefore)
    {
        if (options.Advice is AdviceKind.None)
            return null;
        var known = new ProgramCase
        {
            Code = program.Code,
            End = result.End,
            Exception = result.Exception,
            Line = result.Line,
            Output = result.Output,
            Functions = options.Functions,
            Places = [.. episode.World.Receptacles.Select(place => place.Name)],
            AllSteps = [.. steps],
            StepsBefore = stepsBefore,
        };
        return options.Advice is AdviceKind.OfEverything ? AdviceTable.For(known) : AdviceTable.ForError(known);
    }

    private static ToolUse LogOf(ToolCall call) => new()
    {
        Function = call.Name,
        Arguments = call.Arguments,
        Line = call.Line > 0 ? call.Line : null,
        PrimitivesBefore = call.PrimitivesBefore,
    };

    private PythonReply Answer(PythonCall call)
    {
        var isAfterEnd = episode.IsOver;
        if (isAfterEnd && !options.Protocol.RepeatsAfterEnd)
            return new PythonReply { Text = "", Ok = false, StopProgram = true };

        if (call.Function.Question is { } question)
        {
            asked.Add(new ToolUse { Function = call.Function.Name, Line = call.Line > 0 ? call.Line : null, PrimitivesBefore = steps.Count - stepsBefore });
            var answer = episode.Answer(question);
            return new PythonReply { Text = answer.Observation, Ok = true, Objects = answer.Objects };
        }

        var command = call.Function.Command(call.Arguments, episode.Options.Dialect);
        var step = isAfterEnd ? episode.Act(command) : Step(command, call.Function, call.Arguments, call.Line);
        return new PythonReply
        {
            Text = Read(step.Observation),
            Ok = step.IsDone,
            Reason = episode.Options.Feedback is Feedback.Explained ? step.Reason : null,
            Objects = step.Objects,
            StopProgram = episode.IsOver && !options.Protocol.RepeatsAfterEnd,
        };
    }

    private StepResult Step(string command, PrimitiveFunction? function = null, ImmutableArray<string> arguments = default, int line = 0)
    {
        var step = episode.Act(command);
        var logged = episode.StepEvent(command, step, turn) with
        {
            Line = line > 0 ? line : null,
            Function = function?.Name,
            Arguments = arguments.IsDefault ? [] : arguments,
        };
        if (step.Surprise is { } surprise)
            log.Record(surprise);
        steps.Add(logged);
        log.Record(logged);
        return step;
    }

    private string Read(string observation) => options.Protocol.Read(observation);

    private void EndTurn(ModelUse? use)
    {
        if (use is not null)
            spending.Add(use);
        log.Record(new TurnEnded
        {
            Turn = turn,
            PromptTokens = use?.PromptTokens,
            CompletionTokens = use?.CompletionTokens,
            TokensEstimated = use is { IsEstimate: true } ? true : null,
            Cost = use?.Cost,
            Requests = use?.Requests,
            Finish = use?.Finish,
            TurnsLeftOut = use is { TurnsLeftOut: > 0 } ? use.TurnsLeftOut : null,
        });
    }

    private EpisodeStarted Started(CancellationToken cancellationToken) => policy.Describe(Next(episode.InitialObservation) with { Number = 1, TurnsLeft = options.TurnLimit }, episode.StartEvent(policy.Name, options.Version, clock.GetLocalNow()) with
    {
        Mode = options.Mode,
        Protocol = ReferenceEquals(options.Protocol, Protocol.Default) ? null : options.Protocol.Name,
        Functions = options.Mode is ActionMode.Text ? null : options.Functions.Name,
        Python = options.Python,
        TurnLimit = options.TurnLimit,
        TokenLimit = options.Budget.Tokens,
        CostLimit = options.Budget.Cost,
        SecondsLimit = options.Budget.Time?.TotalSeconds,
        Seed = options.Seed,
        Suite = options.Suite,
        Trial = options.Trial,
        ShortestPlan = episode.ShortestPlanLength(cancellationToken),
    });

    private EpisodeEnded Ended(EpisodeEndReason reason) => new()
    {
        Won = episode.Won,
        Steps = episode.Steps,
        Turns = turn,
        EndedBy = reason,
    };
}
