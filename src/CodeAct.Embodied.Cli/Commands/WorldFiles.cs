namespace CodeAct.Embodied.Cli.Commands;

/// <summary>Files that the <c>worlds</c> commands write: whole or not at all, and never over others.</summary>
internal static class WorldFiles
{
    /// <summary>Refuses names that are taken, before work is done for them.</summary>
    /// <exception cref="InputException">There is such a file.</exception>
    public static void CheckFree(IEnumerable<string> paths)
    {
        if (paths.FirstOrDefault(Path.Exists) is { } taken)
            throw new InputException(taken, "there is a file already, and worlds are never overwritten; choose another folder with --out");
    }

    /// <exception cref="InputException">The folder cannot be made.</exception>
    public static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, $"the folder cannot be made: {exception.Message}");
        }
    }

    /// <summary>Writes beside the name and then moves: whoever reads the folder, or presses Ctrl-C, finds whole files only.</summary>
    /// <exception cref="CannotContinueException">The disk is full, or does not let us.</exception>
    public static void Write(string path, string text)
    {
        var part = path + ".part";
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new CannotContinueException($"{path}: the world cannot be written: {exception.Message} What was written before is kept.");
        }
    }
}
