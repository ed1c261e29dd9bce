namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Writes an episode log, a line an event. Each line is handed to the system before the call returns, so that a
/// program that is killed loses nothing but the line it was writing.</summary>
public sealed class EpisodeLogWriter : IDisposable
{
    private readonly FileStream file;

    private EpisodeLogWriter(FileStream file) => this.file = file;

    /// <summary>The full path of the log.</summary>
    public string Path => file.Name;

    /// <summary>Starts a new log. Folders on the way are made.</summary>
    /// <exception cref="InputException">There is a file already.</exception>
    /// <exception cref="CannotContinueException">The file cannot be made.</exception>
    public static EpisodeLogWriter Create(string path)
    {
        try
        {
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            return new EpisodeLogWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1));
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new InputException($"{path}: there is a file already, and a log is never overwritten; choose another name");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{path}: the log cannot be written: {exception.Message}");
        }
    }

    /// <summary>Appends an event.</summary>
    /// <exception cref="CannotContinueException">The line cannot be written, for example because the disk is full. What was
    /// written before is still there.</exception>
    public void Write(EpisodeEvent item)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(item, EpisodeJson.Readable.EpisodeEvent);
        var line = new byte[json.Length + 1];
        json.CopyTo(line, 0);
        line[^1] = (byte)'\n';
        try
        {
            // One call a line: a reader that follows the log, or finds it torn, sees whole lines and at most one part.
            file.Write(line);
        }
        catch (IOException exception)
        {
            throw new CannotContinueException($"{Path}: the log cannot be continued, the lines before are kept: {exception.Message}");
        }
    }

    public void Dispose() => file.Dispose();
}
