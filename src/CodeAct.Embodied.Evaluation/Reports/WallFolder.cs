using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>A folder whose episodes are shown beside each other.</summary>
/// <param name="Title">The suite of a panel; otherwise the folder's name.</param>
/// <param name="Agents">The logs by agent: of a panel those that are decided, by task, and otherwise all, by their names.</param>
public sealed record WallFolder(string Title, ImmutableArray<(string Agent, ImmutableArray<string> Logs)> Agents)
{
    // A browser holds all of them at once.
    private const int Most = 2000;

    /// <summary>How many episodes there are.</summary>
    public int Count => Agents.Sum(agent => agent.Logs.Length);

    /// <summary>Finds the episodes of a folder.</summary>
    /// <exception cref="InputException">There is none, there are too many, or a log is broken.</exception>
    public static WallFolder Find(string path)
    {
        var folder = new RunFolder(path);
        var manifest = File.Exists(folder.ManifestPath) ? folder.ReadManifest() : null;
        var logs = manifest?.Items.Where(item => folder.Decided(item) is not null).OrderBy(item => item.Task).Select(item => (item.Arm, Log: folder.LogPath(item)))
            ?? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal).Select(log => (Arm: EpisodeLog.Read(log).Start.Agent, Log: log));
        var found = new WallFolder(
            manifest?.Head.Suite ?? Path.GetFileName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar)),
            [.. logs.GroupBy(log => log.Arm, log => log.Log).Select(agent => (agent.Key, agent.ToImmutableArray()))]);
        return found.Count switch
        {
            0 => throw new InputException(path, "holds no episode: it is neither the folder of a panel (codeact eval) nor one with logs (.jsonl)"),
            > Most => throw new InputException(path, $"holds {found.Count} episodes, and a wall shows {Most} at most; play a smaller suite, or put the logs that matter into a folder of their own"),
            _ => found,
        };
    }

    /// <summary>Reads a log.</summary>
    /// <inheritdoc cref="EpisodeLogReader.Read" path="/exception"/>
    public static WallEpisode Read(string agent, string log)
    {
        var read = EpisodeLog.Read(log);
        return new WallEpisode(new EpisodeStory(Replay.Of(read, log)), agent, CauseFinder.Of(read) is { } cause ? CauseFinder.Words(cause.Cause) : null);
    }
}
