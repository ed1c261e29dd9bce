using System.Globalization;
using CodeAct.Embodied.Simulation.Log;

namespace CodeAct.Embodied.Cli;

/// <summary>Where episodes are logged, and read from.</summary>
internal static class EpisodeLogFile
{
    /// <summary>Where logs are kept that the user gave no place, in the current folder.</summary>
    public const string Folder = "episodes";

    private const int MaxPartCharacters = 80;

    /// <summary>Starts the log that the user named, or one in <c>episodes/</c> named after the time, the world and the agent.</summary>
    /// <exception cref="BadInputException">The user named a file that exists.</exception>
    /// <exception cref="EpisodeLogException">The log cannot be written.</exception>
    public static EpisodeLogWriter Create(string? path, string world, string agent, TimeProvider clock)
    {
        if (path is not null)
        {
            return File.Exists(path)
                ? throw new BadInputException($"{path}: there is a file already, and a log is never overwritten; choose another name")
                : EpisodeLogWriter.Create(path);
        }

        var time = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine(Folder, $"{time}-{Plain(world)}-{Plain(agent)}");
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? name + ".jsonl" : $"{name}-{number}.jsonl";
            if (File.Exists(candidate))
                continue;
            try
            {
                return EpisodeLogWriter.Create(candidate);
            }
            catch (EpisodeLogException) when (File.Exists(candidate))
            {
                // Another run took the name in this very moment.
            }
        }
    }

    /// <summary>The newest of the logs that the user gave no place.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string Newest() =>
        // Their names begin with the time.
        (Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.jsonl").Max(StringComparer.Ordinal) : null)
        ?? throw new BadInputException($"there is no log in {Folder}/; name one, or make one with: codeact run");

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

    // Of a game's id the last two parts: the task and the trial.
    private static string Plain(string text)
    {
        var plain = string.Concat(string.Join('-', text.Split('/').TakeLast(2)).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-'));
        return plain.Length <= MaxPartCharacters ? plain : plain[..MaxPartCharacters];
    }
}
