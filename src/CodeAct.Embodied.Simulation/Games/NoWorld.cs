namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Says what a file or folder is that somebody named for a world and that is none, and which worlds are near.</summary>
internal static class NoWorld
{
    private const int MostShown = 3;

    // Folders of games are a few levels deep and may hold thousands.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true };

    /// <summary>What it is, and what to name instead; null where it may be a world.</summary>
    public static string? Explain(string path)
    {
        if (Directory.Exists(path))
            return OfFolder(path);
        if (!File.Exists(path))
            return null;
        if (Path.GetFileName(path) == "traj_data.json")
        {
            var game = Path.Combine(Path.GetDirectoryName(path) ?? "", GameFiles.GameFileName);
            return File.Exists(game)
                ? $"this tells how a trial was recorded; the game is beside it: {game}"
                : $"this tells how a trial was recorded, and its game, {GameFiles.GameFileName}, is not there: get ALFWorld's game files";
        }

        if (path.EndsWith(".py", StringComparison.Ordinal))
            return $"this is a program; run it with 'codeact run {path} WORLD'";
        return GameFiles.IsCollection(path) && IsEpisode(path) ? $"this is the log of an episode; read it with 'codeact log {path}', or watch it with 'codeact replay {path}'" : null;
    }

    private static string OfFolder(string path)
    {
        string[] Find(string pattern) => [.. Directory.EnumerateFiles(path, pattern, Below).Take(MostShown)];
        if (Find(GameFiles.GameFileName) is { Length: > 0 } games)
            return $"this is a folder of games; name one of them, for example {Path.GetDirectoryName(games[0])}";
        if (Find("*.jsonl.gz") is { Length: > 0 } collections)
            return $"this is a folder of collections; name a row of one: {collections[0]}#ID, where 'codeact games list {collections[0]}' lists the ids";
        if (Find("traj_data.json").Length > 0)
            return $"the trials in this folder have no {GameFiles.GameFileName}: get ALFWorld's game files";
        return Find("*.yaml") is { Length: > 0 } houses ? $"this is a folder; name a house in it, for example {houses[0]}" : "there is no game and no house in this folder";
    }

    private static bool IsEpisode(string path)
    {
        if (path.EndsWith(".gz", StringComparison.Ordinal))
            return false;
        using var file = BoundedFile.Open(path);
        Span<byte> start = stackalloc byte[32];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)].StartsWith("{\"type\":\"episode_start\""u8);
    }
}
