using System.Text;
using System.Text.Json;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Reads a log that is still being written: each call gives the events that were added since the last.</summary>
/// <remarks>Only whole lines are read; half a line waits for its end.</remarks>
public sealed class EpisodeLogFollower(string path)
{
    private readonly List<byte> rest = [];
    private long offset;
    private int lines;

    /// <summary>The events that were added. Empty where there are none yet, or where the file is not there yet.</summary>
    /// <exception cref="InputException">The file cannot be read, a line is broken, or the log has a newer format.</exception>
    public IReadOnlyList<EpisodeEvent> Read()
    {
        var added = ReadAdded();
        List<EpisodeEvent> events = [];
        var start = 0;
        for (var i = 0; i < added.Length; i++)
        {
            if (added[i] != '\n')
                continue;
            if (i > start)
                events.Add(Parse(added.AsSpan(start, i - start)));
            start = i + 1;
        }

        rest.Clear();
        rest.AddRange(added.AsSpan(start));
        return events;
    }

    private byte[] ReadAdded()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length < offset)
                throw new InputException($"{path}: the log became shorter while it was read; start again");
            file.Position = offset;
            using var added = new MemoryStream();
            added.Write([.. rest]);
            file.CopyTo(added);
            offset = file.Position;
            return added.ToArray();
        }
        catch (FileNotFoundException) when (offset == 0)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the log cannot be read: {exception.Message}");
        }
    }

    private EpisodeEvent Parse(ReadOnlySpan<byte> line)
    {
        lines++;
        try
        {
            var text = Encoding.UTF8.GetString(line);
            EpisodeLog.CheckFormat(path, lines - 1, text);
            return JsonSerializer.Deserialize(text, EpisodeJson.Readable.EpisodeEvent)
                ?? throw new InputException($"{path}:{lines}: the line is empty");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{path}:{lines}: this is no line of an episode log: {exception.Message}");
        }
    }
}
