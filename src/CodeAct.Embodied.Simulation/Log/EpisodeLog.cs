namespace CodeAct.Embodied.Simulation.Log;

/// <summary>An episode log that was read.</summary>
/// <param name="Events">Its events; the first is an <see cref="EpisodeStarted"/>.</param>
/// <param name="IsTorn">Whether the last line is cut in the middle: the program was killed as it wrote it, or is still writing.</param>
public sealed record EpisodeLog(ImmutableArray<EpisodeEvent> Events, bool IsTorn)
{
    private const int MostNamed = 20;

    public EpisodeStarted Start => (EpisodeStarted)Events[0];

    /// <summary>The last event; null where the episode did not come to its end.</summary>
    public EpisodeEnded? End => Events[^1] as EpisodeEnded;

    /// <inheritdoc cref="EpisodeLogReader.Skipped"/>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>What a user is told of what was skipped; null where nothing was.</summary>
    public string? SkippedNote(string path) =>
        Skipped is [] ? null : $"codeact: {path}: written by a newer version; this one left out {string.Join(", ", Skipped.Take(MostNamed))}{(Skipped.Length > MostNamed ? $" and {Skipped.Length - MostNamed} more" : "")}";

    /// <summary>Reads a log.</summary>
    /// <inheritdoc cref="EpisodeLogReader.Read" path="/exception"/>
    public static EpisodeLog Read(string path)
    {
        var reader = new EpisodeLogReader(path);
        List<EpisodeEvent> events = [.. reader.Read()];
        if (reader.ReadRest() is { } last)
            events.Add(last);
        return events.Count > 0
            ? new EpisodeLog([.. events], reader.IsTorn) { Skipped = [.. reader.Skipped] }
            : throw new InputException($"{path}: this is no episode log: it does not begin with an episode_start");
    }

    /// <summary>What the turns and the episode came to, each a <see cref="TurnEnded"/> or the <see cref="EpisodeEnded"/>, read
    /// without the world and the steps. What is cut or broken is left out.</summary>
    /// <exception cref="InputException">The file cannot be read or is too large.</exception>
    public static IEnumerable<EpisodeEvent> ReadEnds(string path)
    {
        var content = BoundedFile.ReadBytes(path, InputLimits.Log);
        for (var (start, end) = (0, 0); start < content.Length; start = end + 1)
        {
            var length = content.AsSpan(start).IndexOf((byte)'\n');
            end = length < 0 ? content.Length : start + length;
            if (ReadEnd(content.AsMemory(start..end)) is { } item)
                yield return item;
        }
    }

    private static EpisodeEvent? ReadEnd(ReadOnlyMemory<byte> line)
    {
        if (!line.Span.StartsWith("{\"type\":\"turn_end\""u8) && !line.Span.StartsWith("{\"type\":\"episode_end\""u8))
            return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            return LogLineReader.Misfit(document.RootElement) is null ? document.Deserialize(EpisodeJson.Readable.EpisodeEvent) : null;
        }
        catch (JsonException)
        {
            // Cut in the middle: the program was killed as it wrote it.
            return null;
        }
    }
}
