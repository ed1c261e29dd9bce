using System.Text.Json;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Simulation.Actions;
using CodeAct.Embodied.Simulation.Episodes;

namespace CodeAct.Embodied.Agents;

/// <summary>How an episode is run.</summary>
public sealed record RunOptions
{
    /// <summary>The Python functions that programs may call. Default: <see cref="FunctionList.Default"/>.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>Turns before the episode ends. Default: 30.</summary>
    public int TurnLimit { get; init; } = 30;

    /// <summary>Recorded; a policy that draws by chance draws from it. Default: 0.</summary>
    public long Seed { get; init; }

    /// <summary>The interpreter and how it is confined, for the log.</summary>
    public string? Python { get; init; }

    /// <summary>The version of the program, for the log.</summary>
    public required string Version { get; init; }
}

/// <summary>
/// The loop: the policy reads an observation and answers with a program, the interpreter runs it, each primitive that it
/// calls is a step of the episode, and what it printed is the next observation.
/// </summary>
/// <param name="onEvent">Is told each event as it happens, in order; a log writer for example.</param>
public sealed class EpisodeRunner(
    Episode episode, IPolicy policy, IPythonSession python, RunOptions options, TimeProvider clock, Action<EpisodeEvent> onEvent)
{
    private readonly long start = clock.GetTimestamp();
    private int turn;

    private double Seconds => Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3);

    /// <summary>Runs the episode to its end. Call once.</summary>
    /// <returns>The last event. A policy that failed and a caller that cancelled are ends, too, with their reason.</returns>
    public async Task<EpisodeEnded> RunAsync(CancellationToken cancellationToken)
    {
        onEvent(Started());
        EpisodeEnded ended;
        try
        {
            ended = Ended(await PlayAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ended = Ended(EpisodeEndReason.Interrupted);
        }
        catch (Exception exception) when (exception is PolicyException or PythonUnavailableException)
        {
            ended = Ended(EpisodeEndReason.AgentFailed) with { Error = exception.Message };
        }

        onEvent(ended);
        return ended;
    }

    private async Task<EpisodeEndReason> PlayAsync(CancellationToken cancellationToken)
    {
        var observation = episode.InitialObservation;
        while (!episode.IsOver)
        {
            if (turn == options.TurnLimit)
                return EpisodeEndReason.TurnLimit;
            turn++;
            onEvent(new TurnStarted { Seconds = Seconds, Turn = turn });
            var reply = await policy.ReplyAsync(
                new Turn
                {
                    Number = turn,
                    Observation = observation,
                    Functions = options.Functions,
                    TurnsLeft = options.TurnLimit - turn + 1,
                    StepsLeft = episode.Options.StepLimit - episode.Steps,
                },
                cancellationToken);
            onEvent(new CodeStarted { Seconds = Seconds, Turn = turn, Thought = reply.Thought, Code = reply.Code });
            if (reply.Code is not null)
                observation = await RunCodeAsync(reply.Code, cancellationToken);
            else if (reply.Correction is not null)
                observation = reply.Correction;
            onEvent(new TurnEnded
            {
                Seconds = Seconds,
                Turn = turn,
                PromptTokens = reply.PromptTokens,
                CompletionTokens = reply.CompletionTokens,
            });
            if (reply.Stop && !episode.IsOver)
                return EpisodeEndReason.AgentStopped;
        }

        return episode.Won ? EpisodeEndReason.Won : EpisodeEndReason.StepLimit;
    }

    private async Task<string> RunCodeAsync(string code, CancellationToken cancellationToken)
    {
        var result = await python.RunAsync(code, Answer, cancellationToken);
        onEvent(new CodeEnded
        {
            Seconds = Seconds,
            Turn = turn,
            End = JsonNamingPolicy.SnakeCaseLower.ConvertName(result.End.ToString()),
            Output = result.Output,
            Exception = result.Exception,
            Line = result.Line,
        });
        return result.Output.Length > 0 ? result.Output : "[The program ended without output. Print what you want to see.]";
    }

    private PythonReply Answer(PythonCall call)
    {
        if (episode.IsOver)
            return new PythonReply { Text = "", Ok = false, StopProgram = true };

        var command = call.Function.Command(call.Arguments, episode.Options.Dialect);
        var step = episode.Act(command);
        onEvent(new PrimitiveCalled
        {
            Seconds = Seconds,
            Turn = turn,
            Step = episode.Steps,
            Line = call.Line > 0 ? call.Line : null,
            Function = call.Function.Name,
            Arguments = call.Arguments,
            Command = command,
            Observation = step.Observation,
            Unmet = step.Unmet is Precondition.None ? null : step.Unmet.Name(),
            Reason = step.Reason,
            Won = episode.Won,
            State = episode.StateHash,
            Robot = episode.Robot,
        });
        return new PythonReply
        {
            Text = step.Observation,
            Ok = step.Unmet is Precondition.None,
            Reason = episode.Options.Feedback is Feedback.Explained ? step.Reason : null,
            Objects = step.Objects,
            StopProgram = episode.IsOver,
        };
    }

    private EpisodeStarted Started() => new()
    {
        Seconds = 0,
        Version = options.Version,
        Time = clock.GetLocalNow(),
        Agent = policy.Name,
        Goal = episode.World.GoalText,
        Observation = episode.InitialObservation,
        Dialect = episode.Options.Dialect.Name(),
        Feedback = JsonNamingPolicy.SnakeCaseLower.ConvertName(episode.Options.Feedback.ToString()),
        Functions = options.Functions.Name,
        Python = options.Python,
        StepLimit = episode.Options.StepLimit,
        TurnLimit = options.TurnLimit,
        Seed = options.Seed,
        WorldHash = episode.World.Hash,
        State = episode.StateHash,
        Robot = episode.Robot,
        World = episode.World,
    };

    private EpisodeEnded Ended(EpisodeEndReason reason) => new()
    {
        Seconds = Seconds,
        Won = episode.Won,
        Steps = episode.Steps,
        Turns = turn,
        Reason = reason,
    };
}
