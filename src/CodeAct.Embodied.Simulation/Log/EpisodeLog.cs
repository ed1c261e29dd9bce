using System.Collections.Immutable;
using System.Text.Json;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>An episode log that was read.</summary>
/// <param name="Events">Its events; the first is an <see cref="EpisodeStarted"/>.</param>
/// <param name="IsTorn">Whether the last line is cut in the middle: the program was killed as it wrote it, or is still writing.</param>
public sealed record EpisodeLog(ImmutableArray<EpisodeEvent> Events, bool IsTorn)
{
    public EpisodeStarted Start => (EpisodeStarted)Events[0];

    /// <summary>The last event; null where the episode did not come to its end.</summary>
    public EpisodeEnded? End => Events[^1] as EpisodeEnded;

    /// <summary>Reads a log.</summary>
    /// <exception cref="InputException">The file cannot be read, is no episode log, has a broken line other than the
    /// last, or was written in a newer format.</exception>
    public static EpisodeLog Read(string path)
    {
        var lines = ReadLines(path);
        var events = ImmutableArray.CreateBuilder<EpisodeEvent>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            try
            {
                CheckFormat(path, i, lines[i]);
                events.Add(JsonSerializer.Deserialize(lines[i], EpisodeJson.Readable.EpisodeEvent)
                    ?? throw new InputException($"{path}:{i + 1}: the line is empty"));
            }
            catch (JsonException) when (i > 0 && i == lines.Length - 1)
            {
                return new EpisodeLog(events.DrainToImmutable(), IsTorn: true);
            }
            catch (JsonException exception)
            {
                throw new InputException($"{path}:{i + 1}: this is no line of an episode log: {exception.Message}");
            }
        }

        return events is [EpisodeStarted, ..]
            ? new EpisodeLog(events.DrainToImmutable(), IsTorn: false)
            : throw new InputException($"{path}: this is no episode log: it does not begin with an episode_start");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            // Shared, so that a log which is still being written can be read.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the log cannot be read: {exception.Message}");
        }
    }

    internal static void CheckFormat(string path, int index, string line)
    {
        if (index > 0)
            return;
        using var start = JsonDocument.Parse(line);
        if (start.RootElement.ValueKind is JsonValueKind.Object
            && start.RootElement.TryGetProperty("format", out var format)
            && format.TryGetInt32(out var number)
            && number > EpisodeStarted.CurrentFormat)
        {
            throw new InputException($"{path}: the log has format {number}, and this program reads up to {EpisodeStarted.CurrentFormat}; update it");
        }
    }
}
