using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>
/// One line of an episode log. The log is the product: report, dataset, replay and viewer read it and nothing else, so the
/// first line carries the whole world.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(EpisodeStarted), "episode_start")]
[JsonDerivedType(typeof(TurnStarted), "turn_start")]
[JsonDerivedType(typeof(CodeStarted), "code")]
[JsonDerivedType(typeof(PrimitiveCalled), "primitive")]
[JsonDerivedType(typeof(CodeEnded), "output")]
[JsonDerivedType(typeof(TurnEnded), "turn_end")]
[JsonDerivedType(typeof(EpisodeEnded), "episode_end")]
public abstract record EpisodeEvent
{
    private protected EpisodeEvent()
    {
    }

    /// <summary>Seconds since the start of the episode, to the millisecond.</summary>
    [JsonPropertyOrder(-1)]
    public required double Seconds { get; init; }

    /// <summary>The event as a line of a log, without the line's end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EpisodeJson.Readable.EpisodeEvent);
}

/// <summary>The first line: everything that is needed to understand and to repeat the episode.</summary>
public sealed record EpisodeStarted : EpisodeEvent
{
    /// <summary>The newest format of the log that this program knows.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the log. A reader refuses a newer one than it knows.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of the program that wrote the log.</summary>
    public required string Version { get; init; }

    /// <summary>When the episode started.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The agent, for example <c>explorer</c>, or <c>openai</c> with the model's name behind it.</summary>
    public required string Agent { get; init; }

    /// <summary>What the task is to, as the agent reads it.</summary>
    public required string Goal { get; init; }

    /// <summary>The first observation.</summary>
    public required string Observation { get; init; }

    /// <summary>The command language, for example <c>alfworld-0.4</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary><c>classic</c> or <c>explained</c>.</summary>
    public required string Feedback { get; init; }

    /// <summary>How the agent acts: <c>code</c>, <c>json</c> or <c>text</c>; null in logs from before there was a choice.</summary>
    public string? Mode { get; init; }

    /// <summary>The rules between agent and episode, for example <c>mint</c>; null for the default.</summary>
    public string? Protocol { get; init; }

    /// <summary>The list of functions, for example <c>default</c>; null where the agent sends commands.</summary>
    public string? Functions { get; init; }

    /// <summary>The interpreter and how it is confined; null where there is none.</summary>
    public string? Python { get; init; }

    public required int StepLimit { get; init; }

    public int? TurnLimit { get; init; }

    /// <summary>Tokens, read and written, before the episode ends; null for no limit.</summary>
    public long? TokenLimit { get; init; }

    /// <summary>US dollars before the episode ends; null for no limit.</summary>
    public decimal? CostLimit { get; init; }

    /// <summary>Seconds before the episode ends; null for no limit.</summary>
    public double? SecondsLimit { get; init; }

    /// <summary>The seed of everything in the episode that is drawn by chance.</summary>
    public required long Seed { get; init; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="World"/>.</summary>
    public required string WorldHash { get; init; }

    /// <summary>The state at the start, as <see cref="PrimitiveCalled.State"/>.</summary>
    public required string State { get; init; }

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot { get; init; }

    /// <summary>The world, whole.</summary>
    public required WorldDefinition World { get; init; }

    /// <summary>The event of an episode in which nothing has been done yet.</summary>
    public static EpisodeStarted Of(Episode episode, string agent, string version, DateTimeOffset time) => new()
    {
        Seconds = 0,
        Version = version,
        Time = time,
        Agent = agent,
        Goal = episode.World.GoalText,
        Observation = episode.InitialObservation,
        Dialect = episode.Options.Dialect.Name(),
        Feedback = episode.Options.Feedback.Name(),
        StepLimit = episode.Options.StepLimit,
        Seed = 0,
        WorldHash = episode.World.Hash,
        State = episode.StateHash,
        Robot = episode.Robot,
        World = episode.World,
    };
}

/// <summary>The agent has been asked for its next action.</summary>
public sealed record TurnStarted : EpisodeEvent
{
    /// <summary>The turn's number, from 1.</summary>
    public required int Turn { get; init; }
}

/// <summary>The agent has answered, and its action starts: a program, a command, a call or nothing.</summary>
public sealed record CodeStarted : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>What the agent thought before it acted; null where it said nothing.</summary>
    public string? Thought { get; init; }

    /// <summary>The program; null where the answer had none.</summary>
    public string? Code { get; init; }

    /// <summary>What a model wrote, whole; null where there is no model.</summary>
    public string? Reply { get; init; }

    /// <summary>What the agent reads next because its answer held no action.</summary>
    public string? Correction { get; init; }
}

/// <summary>One step: a primitive was called, or a command given.</summary>
public sealed record PrimitiveCalled : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>The step's number, from 1; refused steps count.</summary>
    public required int Step { get; init; }

    /// <summary>The line of the program that made the call, from 1; null where there is no program or the line is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The function that was called; null where a command was given.</summary>
    public string? Function { get; init; }

    /// <summary>The function's arguments as text.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The text command.</summary>
    public required string Command { get; init; }

    public required string Observation { get; init; }

    /// <summary>The precondition that was not met, for example <c>hand-empty</c>; null when the step was carried out.</summary>
    public string? Unmet { get; init; }

    /// <summary>Why it was refused, as a sentence, whatever the agent was told.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the goal holds now.</summary>
    public required bool Won { get; init; }

    /// <summary>16 hexadecimal digits, equal for equal states of the world.</summary>
    public required string State { get; init; }

    /// <summary>Where the robot stands now; null where the world has no geometry.</summary>
    public Pose? Robot { get; init; }

    /// <summary>The event of a step that an episode has just taken.</summary>
    public static PrimitiveCalled Of(Episode episode, string command, StepResult step, int turn, double seconds) => new()
    {
        Seconds = seconds,
        Turn = turn,
        Step = episode.Steps,
        Command = command,
        Observation = step.Observation,
        Unmet = step.Unmet is Precondition.None ? null : step.Unmet.Name(),
        Reason = step.Reason,
        Won = episode.Won,
        State = episode.StateHash,
        Robot = episode.Robot,
    };
}

/// <summary>The program has stopped.</summary>
public sealed record CodeEnded : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>Why: <c>completed</c>, <c>raised</c>, <c>episode_ended</c>, <c>timed_out</c>, <c>cpu_limit</c>, <c>call_limit</c> or <c>died</c>.</summary>
    public required string End { get; init; }

    /// <summary>What the agent reads next.</summary>
    public required string Output { get; init; }

    /// <summary>The class of the exception that ended the program.</summary>
    public string? Exception { get; init; }

    /// <summary>The line at which the program stopped.</summary>
    public int? Line { get; init; }

    /// <summary>The calls of the user's tools, in order; null for none. What they called is logged as primitives.</summary>
    public ImmutableArray<ToolUse>? Tools { get; init; }

    /// <summary>The files that the program made, as paths from the log's folder; null for none.</summary>
    public ImmutableArray<string>? Files { get; init; }
}

/// <summary>A program called a tool that the user gave it.</summary>
public sealed record ToolUse
{
    public required string Function { get; init; }

    /// <summary>Its arguments as text, shortened.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The line of the program that made the call, from 1; null where it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>How many primitives the program had called before.</summary>
    public required int PrimitivesBefore { get; init; }
}

/// <summary>The turn is over.</summary>
public sealed record TurnEnded : EpisodeEvent
{
    public required int Turn { get; init; }

    /// <summary>Tokens that the model read; null where it does not say.</summary>
    public int? PromptTokens { get; init; }

    /// <summary>Tokens that the model wrote; null where it does not say.</summary>
    public int? CompletionTokens { get; init; }

    /// <summary>True where the tokens were estimated from the length of the texts.</summary>
    public bool? TokensEstimated { get; init; }

    /// <summary>The price of the answer in US dollars; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Requests to the model, repeated ones included; null where there is no model.</summary>
    public int? Requests { get; init; }

    /// <summary>Why the model stopped, in its endpoint's word.</summary>
    public string? Finish { get; init; }

    /// <summary>Earlier turns that the model was not shown because they did not fit into its window; null for none.</summary>
    public int? TurnsLeftOut { get; init; }
}

/// <summary>The last line.</summary>
public sealed record EpisodeEnded : EpisodeEvent
{
    /// <summary>Whether the goal was reached. Success is this and nothing else.</summary>
    public required bool Won { get; init; }

    public required int Steps { get; init; }

    public required int Turns { get; init; }

    public required EpisodeEndReason Reason { get; init; }

    /// <summary>What went wrong, where something did.</summary>
    public string? Error { get; init; }
}

/// <summary>Why an episode ended.</summary>
public enum EpisodeEndReason
{
    Won,
    StepLimit,
    TurnLimit,

    /// <summary>The agent proposed a solution too often without having one.</summary>
    ProposalLimit,

    /// <summary>The model's tokens are used up.</summary>
    TokenLimit,

    /// <summary>The money is spent.</summary>
    CostLimit,

    /// <summary>The time is up.</summary>
    TimeLimit,

    /// <summary>The agent said that it has nothing more to try.</summary>
    AgentStopped,

    /// <summary>The agent could not go on, for example because its model does not answer.</summary>
    AgentFailed,

    /// <summary>A person or a signal stopped the program.</summary>
    Interrupted,
}
