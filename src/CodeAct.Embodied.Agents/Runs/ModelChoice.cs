using CodeAct.Embodied.Agents.Models;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Which language model plays, and how it is reached.</summary>
public sealed record ModelChoice
{
    private const string KeyVariable = "OPENAI_API_KEY";

    /// <summary>The model's name.</summary>
    public string? Name { get; init; }

    /// <summary>The address of an OpenAI-compatible endpoint; null for OpenAI's own.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The profile; null to go by the address.</summary>
    public string? Profile { get; init; }

    /// <summary>A file of profiles; null for the user's own, where there is one.</summary>
    public string? ProfileFile { get; init; }

    /// <summary>Default: null, the protocol's.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer. Default: null, the protocol's.</summary>
    public int? MaxAnswerTokens { get; init; }

    /// <summary>How long the endpoint may be silent.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The folder to record calls into; null for none.</summary>
    public string? Record { get; init; }

    /// <summary>The folder to answer calls from; null to ask the endpoint.</summary>
    public string? Replay { get; init; }

    /// <summary>What each request passes on its way. Default: null, nothing holds it up.</summary>
    public IRequestGate? Gate { get; init; }

    /// <summary>Is told of long waits before a request is repeated. Default: null, nobody.</summary>
    public Action<string>? OnWait { get; init; }

    /// <summary>The model, ready to be asked.</summary>
    /// <param name="streams">Whether somebody watches its text as it comes.</param>
    /// <exception cref="InputException">Something is missing or wrong.</exception>
    public IChatModel Connect(bool streams, TimeProvider clock)
    {
        if (Name is null)
            throw new InputException("the agent openai needs --model NAME");
        if (Record is not null && Replay is not null)
            throw new InputException("--record asks the endpoint and --replay does not; give one of them");
        var profile = FindProfile();
        if (Replay is not null)
            return new ReplayingChatModel(Name, profile, new Recording(Replay));

        var endpoint = new ChatEndpoint
        {
            ApiKey = Key(),
            BaseUrl = BaseUrl ?? ChatEndpoint.OpenAi,
            Model = Name,
            SilenceLimit = SilenceLimit,
            Streams = streams,
            Gate = Gate,
            OnWait = OnWait,
        };
        var model = new OpenAiChatModel(endpoint, profile, clock);
        return Record is null ? model : new RecordingChatModel(model, new Recording(Record));
    }

    /// <summary>How the endpoint is spoken to, and what it costs.</summary>
    /// <exception cref="InputException">There is no such profile.</exception>
    public ModelProfile FindProfile()
    {
        var profiles = ModelProfiles.Shipped;
        var own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "codeact", "models.yaml");
        if ((ProfileFile ?? (File.Exists(own) ? own : null)) is { } file)
            profiles = profiles.With(file);
        return profiles.Find(BaseUrl ?? ChatEndpoint.OpenAi, Name ?? "", Profile);
    }

    private string Key()
    {
        // A line break at its end comes from the file that it was read from; within it, it would end the header that carries it.
        if (Environment.GetEnvironmentVariable(KeyVariable)?.Trim() is { Length: > 0 } key)
        {
            return key.All(c => c is > ' ' and <= '~')
                ? key
                : throw new InputException($"{KeyVariable} holds a character that no key can have: a space, a line break or a letter that is not ASCII; nothing was sent. Set it anew");
        }

        // Servers at home ask for no key, and the package refuses to send none.
        return BaseUrl is not null
            ? "none"
            : throw new InputException($"OpenAI's endpoint needs a key: set {KeyVariable}, or name an endpoint of your own with --base-url");
    }
}
