namespace CodeAct.Embodied.Evaluation.Conformance;

/// <summary>The worlds that transcripts ask for. Publishers name a game with its split or without.</summary>
internal sealed class WorldLibrary(IEnumerable<string> wanted)
{
    private readonly HashSet<string> wanted = [.. wanted.Select(WithoutSplit)];
    private readonly Dictionary<string, WorldDefinition> worlds = new(StringComparer.Ordinal);

    public bool IsWanted(string game) => wanted.Contains(WithoutSplit(game));

    /// <summary>Keeps a world. The same game in both formats makes the same world; one of them is kept.</summary>
    public void Add(string game, WorldDefinition world)
    {
        lock (worlds)
        {
            worlds.TryAdd(game, world);
            worlds.TryAdd(WithoutSplit(game), world);
        }
    }

    public WorldDefinition? Find(string game) => worlds.GetValueOrDefault(game) ?? worlds.GetValueOrDefault(WithoutSplit(game));

    // A trial has the time of its recording in its name: task and trial are enough.
    private static string WithoutSplit(string game)
    {
        var parts = game.Split('/');
        return parts.Length <= 2 ? game : string.Join('/', parts[^2..]);
    }
}
