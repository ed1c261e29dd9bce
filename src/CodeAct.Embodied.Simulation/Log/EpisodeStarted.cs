namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The first line: everything that is needed to understand and to repeat the episode.</summary>
public sealed record EpisodeStarted : EpisodeEvent
{
    /// <summary>The newest format of the log that this program knows.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The format of the log. A reader refuses a newer one than it knows.</summary>
    [JsonRequired]
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of the program that wrote the log.</summary>
    public required string Version { get; init; }

    /// <summary>When the episode started.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The agent, for example <c>explorer</c>, or <c>openai</c> with the model's name behind it.</summary>
    public required string Agent { get; init; }

    /// <summary>What the task is to, as the agent reads it.</summary>
    public required string Goal { get; init; }

    /// <summary>The codes of the goal's conditions, in the order of its sentence; null in logs of format 1.</summary>
    public ImmutableArray<string>? Conditions { get; init; }

    /// <summary>The first observation.</summary>
    public required string Observation { get; init; }

    /// <summary>The command language.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>What refusals read like.</summary>
    public required Feedback Feedback { get; init; }

    /// <summary>How the agent acts; null where a person types the commands, and in logs from before there was a choice.</summary>
    public ActionMode? Mode { get; init; }

    /// <summary>The rules between agent and episode, for example <c>mint</c>; null for the default.</summary>
    public string? Protocol { get; init; }

    /// <summary>The list of functions, for example <c>default</c>; null where the agent sends commands.</summary>
    public string? Functions { get; init; }

    /// <summary>The interpreter and how it is confined; null where there is none.</summary>
    public string? Python { get; init; }

    /// <summary>The address that the model was asked at, without user, key and query; null where there is no model.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model's name at its endpoint; null where there is no model.</summary>
    public string? Model { get; init; }

    /// <summary>The names of the profile's entries that say how the endpoint is spoken to; null where there is no model.</summary>
    public string? Profile { get; init; }

    /// <summary>The temperature that the model is asked for; null for the endpoint's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer; null for as many as the model allows.</summary>
    public int? AnswerLimit { get; init; }

    /// <summary>The model's window in tokens, answer included; null where it is not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>The version of the prompts; null where there is no model.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="SystemPrompt"/>; null where there is no model.</summary>
    public string? PromptHash => SystemPrompt is null ? null : EpisodeJson.Digest(Encoding.UTF8.GetBytes(SystemPrompt));

    /// <summary>What the model reads before the task; null where there is no model.</summary>
    public string? SystemPrompt { get; init; }

    public required int StepLimit { get; init; }

    /// <summary>Turns before the episode ends; null for no limit.</summary>
    public int? TurnLimit { get; init; }

    /// <summary>Tokens, read and written, before the episode ends; null for no limit.</summary>
    public long? TokenLimit { get; init; }

    /// <summary>US dollars before the episode ends; null for no limit.</summary>
    public decimal? CostLimit { get; init; }

    /// <summary>Seconds before the episode ends; null for no limit.</summary>
    public double? SecondsLimit { get; init; }

    /// <summary>The seed of everything in the episode that is drawn by chance.</summary>
    public required long Seed { get; init; }

    /// <summary>The surprises that were asked for, in the order of their kinds; null for none.</summary>
    public ImmutableArray<SurpriseKind>? Surprises { get; init; }

    /// <summary>The panel of experiments that the episode belongs to; null where it stands alone.</summary>
    public string? Suite { get; init; }

    /// <summary>Which try at the same thing it is, from 1; null where there is but one.</summary>
    public int? Trial { get; init; }

    /// <summary>Commands of a shortest plan from the start to the goal; null where it was not looked for, or there is none.</summary>
    public int? ShortestPlan { get; init; }

    /// <summary>How the original ended, where the agent repeats one; null elsewhere, or where it is not known.</summary>
    public string? OriginalEnd { get; init; }

    /// <summary>Where the world came from; as in <see cref="World"/>, to be found without reading that.</summary>
    public WorldSource WorldSource => World.Source;

    /// <summary>What the world was generated from; null where it was not.</summary>
    public WorldOrigin? Generated { get; init; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="World"/>.</summary>
    public required string WorldHash { get; init; }

    /// <summary>The state at the start, as <see cref="PrimitiveCalled.State"/>.</summary>
    public required string State { get; init; }

    /// <summary>Where the robot stands; null where the world has no geometry.</summary>
    public Pose? Robot { get; init; }

    /// <summary>The world, whole.</summary>
    public required WorldDefinition World { get; init; }
}
