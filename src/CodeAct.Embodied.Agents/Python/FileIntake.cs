using System.Buffers;

namespace CodeAct.Embodied.Agents.Python;

/// <summary>Takes the files that programs of one session hand over, in parts, and keeps them within bounds.</summary>
/// <param name="maxFileBytes">Bytes of one file.</param>
internal sealed class FileIntake(int maxFileBytes)
{
    private readonly Dictionary<string, PythonFile> current = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> part = new();
    private string? partName;
    private int handedOver;
    private long bytesHandedOver;
    private int files;
    private long bytes;

    /// <summary>Files of the current code action that were not kept.</summary>
    public int Left { get; private set; }

    /// <summary>The files of the current code action, in the order of their names.</summary>
    public ImmutableArray<PythonFile> Files => [.. current.Values.OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>A code action begins.</summary>
    public void Begin()
    {
        current.Clear();
        part.ResetWrittenCount();
        partName = null;
        handedOver = 0;
        bytesHandedOver = 0;
        Left = 0;
    }

    /// <summary>Takes a part.</summary>
    /// <returns>Null where it was in order.</returns>
    public WorkerMessage.Malformed? Take(WorkerMessage.FilePart message)
    {
        if (partName is not null && partName != message.Name)
            return new WorkerMessage.Malformed("it was a part of a file before another was whole");
        if (part.WrittenCount + message.Data.Length > maxFileBytes)
            return new WorkerMessage.Malformed("it was a file larger than agreed");
        partName = message.Name;
        part.Write(message.Data.Span);
        bytesHandedOver += message.Data.Length;
        if (bytesHandedOver > WorkerBudget.FileBytesHandedOver)
            return new WorkerMessage.Malformed("its files were larger than agreed");
        if (message.More)
            return null;
        if (++handedOver > WorkerBudget.FilesHandedOver)
            return new WorkerMessage.Malformed("it was a file too many");
        Keep(message.Name, part.WrittenSpan);
        part.ResetWrittenCount();
        partName = null;
        return null;
    }

    private void Keep(string name, ReadOnlySpan<byte> content)
    {
        if (PythonFile.SafeName(name) is not { } safe || files == WorkerBudget.FilesKept || bytes + content.Length > WorkerBudget.FileBytesKept)
        {
            Left++;
            return;
        }

        files++;
        bytes += content.Length;
        current[safe] = new PythonFile(safe, content.ToArray());
    }
}
