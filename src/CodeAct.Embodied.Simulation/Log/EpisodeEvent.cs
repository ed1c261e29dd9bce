namespace CodeAct.Embodied.Simulation.Log;

/// <summary>
/// One line of an episode log. The log is the product: report, dataset, replay and viewer read it and nothing else, so the
/// first line carries the whole world. <c>docs/log.md</c> describes every event and field.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(EpisodeStarted), "episode_start")]
[JsonDerivedType(typeof(TurnStarted), "turn_start")]
[JsonDerivedType(typeof(CodeStarted), "code")]
[JsonDerivedType(typeof(SurpriseHappened), "surprise")]
[JsonDerivedType(typeof(PrimitiveCalled), "primitive")]
[JsonDerivedType(typeof(CodeEnded), "output")]
[JsonDerivedType(typeof(TurnEnded), "turn_end")]
[JsonDerivedType(typeof(EpisodeEnded), "episode_end")]
public abstract record EpisodeEvent
{
    private protected EpisodeEvent()
    {
    }

    /// <summary>The episode's id: 16 hexadecimal digits. An <see cref="EpisodeRecorder"/> sets it.</summary>
    [JsonPropertyOrder(-2)]
    [JsonRequired]
    public string Episode { get; init; } = "";

    /// <summary>Seconds since the start of the episode, to the millisecond. An <see cref="EpisodeRecorder"/> sets it.</summary>
    [JsonPropertyOrder(-1)]
    [JsonRequired]
    public double Seconds { get; init; }

    /// <summary>The event as a line of a log, without the line's end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EpisodeJson.Readable.EpisodeEvent);
}
