using System.Globalization;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Where episodes are logged.</summary>
public static class EpisodeLogs
{
    private const int MaxPartCharacters = 80;
    private const int MostOfOneName = 10_000;

    /// <summary>The log that the user named, or one in <c>episodes/</c> named after the time, the world and the agent. It begins
    /// with its first event.</summary>
    /// <exception cref="InputException">The user named a file that exists.</exception>
    public static EpisodeLogWriter Create(string? path, string world, string agent, TimeProvider clock)
    {
        if (path is not null)
            return EpisodeLogWriter.Create(path);

        var time = clock.GetLocalNow().ToString(EpisodeFolder.TimeFormat, CultureInfo.InvariantCulture);
        var name = Path.Combine(EpisodeFolder.Name, $"{time}-{Plain(world)}-{Plain(agent)}");
        return EpisodeLogWriter.Create([name + ".jsonl", .. Enumerable.Range(2, MostOfOneName).Select(number => $"{name}-{number}.jsonl")]);
    }

    // Of a game's id the last two parts: the task and the trial.
    private static string Plain(string text)
    {
        var plain = string.Concat(string.Join('-', text.Split('/').TakeLast(2)).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-'));
        return plain.Length <= MaxPartCharacters ? plain : plain[..MaxPartCharacters];
    }
}
