using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Simulation.Log;

namespace CodeAct.Embodied.Cli;

/// <summary>Where episodes are read from.</summary>
internal static class EpisodeLogFile
{
    /// <summary>The newest of the logs that the user gave no place.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string Newest() =>
        // Their names begin with the time.
        (Directory.Exists(EpisodeLogs.Folder) ? Directory.EnumerateFiles(EpisodeLogs.Folder, "*.jsonl").Max(StringComparer.Ordinal) : null)
        ?? throw new BadInputException($"there is no log in {EpisodeLogs.Folder}/; name one, or make one with: codeact run");

    /// <summary>Reads a log, whole or not.</summary>
    /// <exception cref="BadInputException">It is no log.</exception>
    public static EpisodeLog Read(string path)
    {
        try
        {
            var log = EpisodeLog.Read(path);
            if (log.Skipped is [_, ..] skipped)
                Console.Error.WriteLine($"codeact: {path}: written by a newer version; this one left out {string.Join(", ", skipped)}");
            return log;
        }
        catch (EpisodeLogException exception)
        {
            throw new BadInputException(exception.Message, exception);
        }
    }
}
