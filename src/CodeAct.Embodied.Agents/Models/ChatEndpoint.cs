namespace CodeAct.Embodied.Agents.Models;

/// <summary>Where a model is and how patient we are with it.</summary>
public sealed record ChatEndpoint
{
    /// <summary>The address of OpenAI's own endpoint.</summary>
    public static Uri OpenAi { get; } = new("https://api.openai.com/v1");

    /// <summary>The address, <c>/v1</c> included. Default: OpenAI's.</summary>
    public Uri BaseUrl { get; init; } = OpenAi;

    /// <summary>The key; any text where the endpoint asks for none.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How long the endpoint may be silent, before the answer and within it. Default: 2 minutes.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Time for one answer, repeated requests included. Default: 10 minutes.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Further requests where the endpoint is overloaded or out of reach, and again where an answer broke off. Default: 3.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the second request; it doubles from there. Default: 0.8 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest wait, whatever the endpoint asks for. Default: 60 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What each request passes, repeated ones included. Default: null, nothing holds it up.</summary>
    public IRequestGate? Gate { get; init; }

    /// <summary>Is told why and how long is waited before a request is repeated, where that is long. Default: null, nobody.</summary>
    public Action<string>? OnWait { get; init; }

    /// <summary>Whether answers are read as they come. Default: false.</summary>
    public bool Streams { get; init; }
}
