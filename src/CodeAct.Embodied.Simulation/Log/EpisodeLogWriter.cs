namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Writes an episode log, a line an event. Each line is handed to the system before the call returns, so that a
/// program that is killed loses nothing but the line it was writing.</summary>
/// <remarks>The file appears with its first line in it: whatever happens before leaves no file, and whoever finds one can read it.</remarks>
public sealed class EpisodeLogWriter : IDisposable
{
    // Kept for the lines that end a turn and the episode, so that a full log has its end, too.
    private const int Reserve = 64 << 10;

    private readonly IEnumerable<string> names;
    private FileStream? file;
    private string path;

    private EpisodeLogWriter(params ImmutableArray<string> names) => (this.names, path) = (names, names[0]);

    /// <summary>The full path of the log; before its first line the one it is to have.</summary>
    public string Path => System.IO.Path.GetFullPath(path);

    /// <summary>A new log. Folders on the way are made.</summary>
    /// <exception cref="InputException">There is a file already.</exception>
    public static EpisodeLogWriter Create(string path) => File.Exists(path) ? throw Exists(path) : new(path);

    /// <summary>A new log with the first of these names that is free when it begins.</summary>
    public static EpisodeLogWriter Create(ImmutableArray<string> names) => new(names);

    /// <summary>Appends an event.</summary>
    /// <exception cref="InputException">It is the first, and another program has made the file meanwhile.</exception>
    /// <exception cref="CannotContinueException">The line cannot be written, for example because the disk is full, or the log
    /// would become larger than is read again (<see cref="InputLimits"/>). What was written before is still there.</exception>
    public void Write(EpisodeEvent item)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(item, EpisodeJson.Readable.EpisodeEvent);
        if (json.Length > InputLimits.LogLine)
            throw Failed($"a line would be longer than the {InputLimits.Describe(InputLimits.LogLine)} that are read again");
        if (item is not (TurnEnded or EpisodeEnded) && (file?.Position ?? 0) + json.Length > InputLimits.Log - Reserve)
            throw Failed($"it would be larger than the {InputLimits.Describe(InputLimits.Log)} that are read again");
        var line = new byte[json.Length + 1];
        json.CopyTo(line, 0);
        line[^1] = (byte)'\n';
        try
        {
            // One call a line: a reader that follows the log, or finds it torn, sees whole lines and at most one part.
            if (file is null)
                Begin(line);
            else
                file.Write(line);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception.Message);
        }
    }

    public void Dispose() => file?.Dispose();

    // Written beside and then given its name, which fails where there is such a file.
    private void Begin(byte[] line)
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        Directory.CreateDirectory(folder);
        var part = System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        var begun = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 1);
        try
        {
            begun.Write(line);
            path = names.FirstOrDefault(name => TryMove(part, name)) ?? throw Exists(path);
            file = begun;
        }
        finally
        {
            if (file is null)
            {
                begun.Dispose();
                File.Delete(part);
            }
        }
    }

    private static bool TryMove(string part, string path)
    {
        try
        {
            File.Move(part, path);
            return true;
        }
        catch (IOException) when (System.IO.Path.Exists(path))
        {
            return false;
        }
    }

    private CannotContinueException Failed(string why) =>
        new(file is null ? $"{path}: the log cannot be written: {why}" : $"{path}: the log cannot be continued, the lines before are kept: {why}");

    private static InputException Exists(string path) => new($"{path}: there is a file already, and a log is never overwritten; choose another name");
}
