namespace CodeAct.Embodied.Simulation.Games;

/// <summary>The games of data roots, collections and single files, as ALFWorld's <c>AlfredTWEnv</c> would choose them.</summary>
/// <remarks>Source: <c>collect_game_files</c> in alfworld/agents/environment/alfred_tw_env.py; docs/alfworld.md, section 1. Unlike
/// there, the words <c>movable</c> and <c>Sliced</c> count only below the folder that was named, and games are in the ordinal
/// order of their ids, not in that of the file system.</remarks>
public sealed record GameCatalog
{
    /// <summary>The games, in the ordinal order of their ids.</summary>
    public required ImmutableArray<GameEntry> Games { get; init; }

    /// <summary>How many games were left out, by reason.</summary>
    public required ImmutableSortedDictionary<string, int> LeftOut { get; init; }

    /// <summary>Files and rows that cannot be read, each with the reason.</summary>
    public required ImmutableArray<string> Problems { get; init; }

    /// <summary>Lists the games of some paths.</summary>
    /// <param name="paths">Folders, which are searched, collections, game files, trials' folders and <c>FILE#id</c>.</param>
    /// <param name="indexFolder">Where indexes are kept so that the next listing is instant; null for nowhere.</param>
    /// <exception cref="InputException">A path does not exist, or names a single game that is broken.</exception>
    public static GameCatalog Read(IEnumerable<string> paths, string? indexFolder)
    {
        var games = new List<GameEntry>();
        var leftOut = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths)
        {
            if (IsSingle(path))
            {
                games.Add(IndexedFile.Summarise(GameFiles.Read(path), path));
                continue;
            }

            foreach (var file in GameIndex.Update(path, indexFolder))
            {
                games.AddRange(file.Games);
                problems.AddRange(file.Problems);
                foreach (var reason in file.LeftOut)
                    leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
            }
        }

        return new GameCatalog
        {
            Games = [.. games.OrderBy(game => game.Id, StringComparer.Ordinal)],
            LeftOut = leftOut.ToImmutable(),
            Problems = problems.DrainToImmutable(),
        };
    }

    private static bool IsSingle(string path) =>
        path.Contains('#', StringComparison.Ordinal)
        || path.EndsWith(".tw-pddl", StringComparison.Ordinal)
        || File.Exists(Path.Combine(path, GameFiles.GameFileName));
}
