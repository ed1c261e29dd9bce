using System.Globalization;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Keeps the files that an episode's programs make beside its log: <c>LOG.files/03-figure.png</c> is one of turn 3.</summary>
/// <param name="log">The log, which has begun; the folder is made when there is something to put in it.</param>
public sealed class EpisodeFiles(EpisodeLogWriter log)
{
    /// <summary>Writes a file.</summary>
    /// <returns>Its path from the log's folder, with <c>/</c> between its parts.</returns>
    /// <exception cref="CannotContinueException">It cannot be written.</exception>
    public string Save(int turn, PythonFile file)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{turn:00}-{file.Name}");
        var folder = Path.ChangeExtension(log.Path, null) + ".files";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), file.Content.Span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"{folder}: a file of the episode cannot be written: {exception.Message}");
        }

        return $"{Path.GetFileName(folder)}/{name}";
    }
}
