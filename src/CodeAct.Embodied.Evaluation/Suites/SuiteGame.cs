using CodeAct.Embodied.Simulation.Generation;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>A game of a suite, loaded.</summary>
/// <param name="Hash">As the log has it.</param>
public sealed record SuiteGame(LocatedWorld Located, string Hash)
{
    public WorldDefinition World => Located.World;
}

/// <summary>Finds and loads the games of a suite.</summary>
/// <param name="indexFolder">Where lists of games are kept; null for nowhere.</param>
public sealed class GameLoader(Suite suite, string? indexFolder)
{
    private const string All = "all";

    /// <summary>Loads them, each world once, in the suite's order.</summary>
    /// <exception cref="InputException">A source cannot be found or read, or has no game.</exception>
    public ImmutableArray<SuiteGame> Load()
    {
        var games = ImmutableArray.CreateBuilder<SuiteGame>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in suite.Games)
        {
            var found = Find(source).Where(world => source.Tasks.IsEmpty || source.Tasks.Contains(world.World.Goal.Type))
                .Select(world => new SuiteGame(world, WorldHash.Of(world.World))).ToList();
            if (found.Count == 0)
                throw new InputException($"suite '{suite.Name}'", $"there is no game in {Describe(source)}");
            // By the world's hash, which is a shuffle that never changes; and then in their order again.
            var chosen = source.Most is { } most ? found.OrderBy(game => game.Hash, StringComparer.Ordinal).Take(most).ToHashSet() : [.. found];
            games.AddRange(found.Where(game => chosen.Contains(game) && known.Add(game.World.Name + game.Hash)));
        }

        return games.DrainToImmutable();
    }

    private IEnumerable<LocatedWorld> Find(GameSource source) =>
    [
        .. source.Split is null ? [] : OfSplit(Splits.FolderOf(source.Split)),
        .. source.Houses.SelectMany(OfHouse),
        .. source.Paths.SelectMany(path => OfPath(path.Contains('#', StringComparison.Ordinal) ? path : Path.Combine(suite.Folder, path), _ => true)),
    ];

    private IEnumerable<LocatedWorld> OfHouse(string written)
    {
        if (written == All)
            return WorldCatalog.Shipped.Names.SelectMany(OfHouse);
        if (WorldId.IsId(written))
            return WorldId.ParseRange(written).Select(WorldLocator.Find);
        // A house of the user's own is a file beside the suite.
        var name = WorldCatalog.Shipped.Names.Contains(written.Split('#')[0]) ? written : Path.Combine(suite.Folder, written);
        if (name.Contains('#', StringComparison.Ordinal))
            return [WorldLocator.Find(name)];
        var house = WorldLocator.FindHouse(name);
        return house.Tasks.Select(task => new LocatedWorld(house.World(task), Dialect.Alfworld04));
    }

    private IEnumerable<LocatedWorld> OfSplit(string split)
    {
        var root = DataRoot() ?? throw new InputException(
            $"suite '{suite.Name}'", $"the games of {split} are not here: set ALFWORLD_DATA to the folder that has them");
        var collection = Path.Combine(root, "games", split + ".jsonl.gz");
        return File.Exists(collection)
            ? GameFiles.ReadCollection(collection).Where(game => GameFilter.ReasonToLeaveOut(game) is null).Select(Locate)
            : OfPath(root, game => game.Split == split);
    }

    private IEnumerable<LocatedWorld> OfPath(string path, Func<GameEntry, bool> isWanted)
    {
        var catalog = GameCatalog.Read([path], indexFolder);
        // A row is found by reading from the start of its collection: all rows of one are read together.
        foreach (var file in catalog.Games.Where(isWanted).GroupBy(game => game.Path.Split('#')[0]))
        {
            if (!GameFiles.IsCollection(file.Key))
            {
                foreach (var game in file)
                    yield return WorldLocator.Find(game.Path);
                continue;
            }

            var wanted = file.Select(game => game.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var game in GameFiles.ReadCollection(file.Key).Where(game => wanted.Contains(game.Id)))
                yield return Locate(game);
        }
    }

    private static LocatedWorld Locate(Game game) => new(game.ToWorld(), game.Dialect);

    private string? DataRoot()
    {
        if (Environment.GetEnvironmentVariable("ALFWORLD_DATA") is { Length: > 0 } configured)
            return configured;
        for (var folder = new DirectoryInfo(suite.Folder); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "alfworld", "open") is var open && Directory.Exists(open))
                return open;
        }

        return null;
    }

    private static string Describe(GameSource source) =>
        string.Join(", ", (string[])[.. source.Split is null ? [] : (string[])[source.Split], .. source.Houses, .. source.Paths]);
}
