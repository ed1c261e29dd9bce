namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>How an episode of a panel stands, and what it took: what a runner needs of a log, read without the world.</summary>
public sealed record EpisodeScan
{
    /// <summary>Why it ended; null where the log stops before the end.</summary>
    public EpisodeEndReason? EndedBy { get; init; }

    public bool Won { get; init; }

    public int Steps { get; init; }

    public long Tokens { get; init; }

    /// <summary>US dollars.</summary>
    public decimal Cost { get; init; }

    public double Seconds { get; init; }

    /// <summary>What went wrong, where something did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the episode is decided. Trouble that is not the agent's, and a log that stops early, decide nothing.</summary>
    public bool IsTerminal => EndedBy is not (null or EpisodeEndReason.AgentFailed or EpisodeEndReason.Interrupted);

    /// <summary>Reads a log. A last line that is cut is left out.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static EpisodeScan Of(string path)
    {
        var scan = new EpisodeScan();
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                if (line.StartsWith("{\"type\":\"turn_end\"", StringComparison.Ordinal))
                    scan = scan.Add(line);
                else if (line.StartsWith("{\"type\":\"episode_end\"", StringComparison.Ordinal))
                    scan = scan.End(line);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"the log cannot be read: {exception.Message}");
        }

        return scan;
    }

    /// <summary>With what an event took.</summary>
    public EpisodeScan With(EpisodeEvent item) => item switch
    {
        TurnEnded turn => this with
        {
            Tokens = Tokens + (turn.PromptTokens ?? 0) + (turn.CompletionTokens ?? 0),
            Cost = Cost + (turn.Cost ?? 0),
            Seconds = turn.Seconds,
        },
        EpisodeEnded ended => this with { EndedBy = ended.EndedBy, Won = ended.Won, Steps = ended.Steps, Error = ended.Error, Seconds = ended.Seconds },
        _ => this,
    };

    private EpisodeScan Add(string line)
    {
        if (Parse(line) is not { } json)
            return this;
        using (json)
        {
            var turn = json.RootElement;
            return this with
            {
                Tokens = Tokens + Number(turn, "prompt_tokens") + Number(turn, "completion_tokens"),
                Cost = Cost + (turn.TryGetProperty("cost", out var cost) ? cost.GetDecimal() : 0),
                Seconds = turn.TryGetProperty("seconds", out var seconds) ? seconds.GetDouble() : Seconds,
            };
        }
    }

    private EpisodeScan End(string line)
    {
        if (Parse(line) is not { } json)
            return this;
        using (json)
        {
            var end = json.RootElement;
            return this with
            {
                EndedBy = end.TryGetProperty("ended_by", out var reason) ? EnumNames.Parse<EpisodeEndReason>(reason.GetString() ?? "") : null,
                Won = end.TryGetProperty("won", out var won) && won.GetBoolean(),
                Steps = (int)Number(end, "steps"),
                Error = end.TryGetProperty("error", out var error) ? error.GetString() : null,
                Seconds = end.TryGetProperty("seconds", out var seconds) ? seconds.GetDouble() : Seconds,
            };
        }
    }

    private static long Number(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    private static JsonDocument? Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            // Cut in the middle: the program was killed as it wrote it.
            return null;
        }
    }
}
