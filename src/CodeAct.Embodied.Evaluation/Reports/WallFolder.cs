using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>A folder whose episodes are shown beside each other.</summary>
/// <param name="Title">The suite of a panel; otherwise the folder's name.</param>
/// <param name="Agents">The logs by agent: of a panel those that are decided, by task, and otherwise all, by their names.</param>
public sealed record WallFolder(string Title, ImmutableArray<(string Agent, ImmutableArray<string> Logs)> Agents)
{
    /// <summary>How many episodes there are.</summary>
    public int Count => Agents.Sum(agent => agent.Logs.Length);

    /// <summary>Finds the episodes of a folder.</summary>
    /// <exception cref="InputException">There is none, there are too many, or a log is broken.</exception>
    public static WallFolder Find(string path)
    {
        var folder = new RunFolder(path);
        var manifest = File.Exists(folder.ManifestPath) ? folder.ReadManifest() : null;
        ImmutableArray<(string? Agent, string Log)> logs = manifest is null
            ? [.. Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal).Select(log => ((string?)null, log))]
            : [.. manifest.Items.Where(item => folder.Decided(item) is not null).OrderBy(item => item.Task).Select(item => (item.Arm, folder.LogPath(item)))];
        var size = logs.Sum(log => new FileInfo(log.Log).Length);
        if (logs.IsEmpty)
            throw new InputException(path, "holds no episode: it is neither the folder of a panel (codeact eval) nor one with logs (.jsonl)");
        if (size > InputLimits.Wall)
            throw new InputException(path, $"holds {logs.Length} logs of {InputLimits.Describe(size)}, and a wall is made of {InputLimits.Describe(InputLimits.Wall)} at most; put those that matter into a folder of their own");
        return new WallFolder(
            manifest?.Head.Suite ?? Path.GetFileName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar)),
            [.. logs.GroupBy(log => log.Agent ?? EpisodeLog.Read(log.Log).Start.Agent, log => log.Log).Select(agent => (agent.Key, agent.ToImmutableArray()))]);
    }

    /// <summary>Why an episode was lost, in words; null where it was not.</summary>
    public static string? CauseOf(EpisodeLog log) => CauseFinder.Of(log) is { } cause ? CauseFinder.Words(cause.Cause) : null;
}
