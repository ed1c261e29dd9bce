using System.Globalization;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>The folder in which logs are kept that the user gave no place, in the current folder.</summary>
public static class EpisodeFolder
{
    public const string Name = "episodes";

    /// <summary>What a user says for the newest log.</summary>
    public const string Newest = "LAST";

    /// <summary>What is said where there is none.</summary>
    public const string Empty = $"there is no log in {Name}/; name one, or make one with: codeact run";

    /// <summary>How the time begins a log's name.</summary>
    public const string TimeFormat = "yyyyMMdd-HHmmss";

    /// <summary>The file that was named, or the newest log of the folder; null where that is asked for and there is none.</summary>
    public static string? Find(string log) =>
        !string.Equals(log, Newest, StringComparison.OrdinalIgnoreCase) || File.Exists(log) ? log
        : !Directory.Exists(Name) ? null
        : Directory.EnumerateFiles(Name, "*.jsonl").MaxBy(file => (TimeOf(file), file.Length, file)); // Of one second, the second ends in -2.

    // By its name, which a copy keeps; a log that the user named is as old as its last change.
    private static DateTime TimeOf(string file)
    {
        var start = string.Concat(Path.GetFileName(file).Take(TimeFormat.Length));
        return DateTime.TryParseExact(start, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : File.GetLastWriteTime(file);
    }
}
