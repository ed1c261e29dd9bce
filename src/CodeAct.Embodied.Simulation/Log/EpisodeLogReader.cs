using System.Buffers;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Reads a log, also one that is still being written: each call gives the events that were added since the last.</summary>
/// <remarks>A last line that is not whole is left alone, as it may be in the middle of being written.</remarks>
public sealed class EpisodeLogReader(string path)
{
    private const int ChunkBytes = 1 << 16;

    private readonly LogLineReader lines = new(path);
    private readonly ArrayBufferWriter<byte> line = new();
    private InputException? broken;
    private long offset;

    /// <summary>Whether the last line is cut in the middle: the program was killed as it wrote it, or is still writing.</summary>
    public bool IsTorn => broken is not null || line.WrittenCount > 0;

    /// <summary>What the log holds and this program does not know, so that it was skipped: events and fields of newer versions.</summary>
    public IReadOnlyCollection<string> Skipped => lines.Skipped;

    /// <summary>The events that were added; the very first is an <see cref="EpisodeStarted"/>.</summary>
    /// <exception cref="InputException">The file cannot be read, is no log, has a broken line other than the last, or was
    /// written in a newer format.</exception>
    public IReadOnlyList<EpisodeEvent> Read()
    {
        List<EpisodeEvent> events = [];
        try
        {
            using var file = BoundedFile.Open(path);
            if (!file.CanSeek)
                throw new InputException(path, "this is a pipe or a device; a log is read from a file");
            if (file.Length < offset)
                throw new InputException($"{path}: the log became shorter while it was read; start again");
            if (file.Length > InputLimits.Log)
                throw TooLarge();
            file.Position = offset;
            var chunk = new byte[ChunkBytes];
            for (int count; (count = file.Read(chunk)) > 0; offset += count)
            {
                if (offset + count > InputLimits.Log)
                    throw TooLarge();
                Take(chunk.AsSpan(0, count), events);
            }
        }
        catch (IOException exception)
        {
            throw new InputException(path, $"cannot be read: {exception.Message}");
        }

        return events;
    }

    /// <summary>The event of a last line that was not ended, where it is whole all the same. Nothing can be read after it.</summary>
    internal EpisodeEvent? ReadRest() => ReadLine();

    private InputException TooLarge() => new(path, $"the log is larger than {InputLimits.Describe(InputLimits.Log)}");

    private void Take(ReadOnlySpan<byte> added, List<EpisodeEvent> events)
    {
        for (int end; (end = added.IndexOf((byte)'\n')) >= 0; added = added[(end + 1)..])
        {
            line.Write(added[..end]);
            if (ReadLine() is { } item)
                events.Add(item);
        }

        line.Write(added);
        if (line.WrittenCount > InputLimits.LogLine)
            throw lines.Problem($"the line is longer than {InputLimits.Describe(InputLimits.LogLine)}: this is no line of an episode log", ahead: 1);
    }

    private EpisodeEvent? ReadLine()
    {
        var text = Encoding.UTF8.GetString(line.WrittenSpan).Trim([' ', '\t', '\r', '\uFEFF']);
        line.ResetWrittenCount();
        // A broken line is nothing to wait for once another comes.
        if (broken is not null && text.Length > 0)
            throw broken;
        try
        {
            return lines.Read(text);
        }
        catch (JsonException exception)
        {
            var problem = lines.Problem($"this is no line of an episode log: {exception.Message}");
            broken = lines.HasBegun ? problem : throw problem;
            return null;
        }
    }
}
