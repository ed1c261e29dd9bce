namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>The first line of a manifest.</summary>
public sealed record ManifestHead
{
    /// <summary>The newest format that this program knows.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string Suite { get; init; }

    /// <summary>The arm with which the others are compared.</summary>
    public required string Baseline { get; init; }

    /// <summary>The program's version without its commit.</summary>
    public required string Version { get; init; }

    /// <summary>How many items follow.</summary>
    public required int Items { get; init; }
}

/// <summary>What a panel consists of, frozen before its first episode: a line for its head and a line an item.</summary>
public sealed record Manifest(ManifestHead Head, ImmutableArray<Item> Items)
{
    /// <summary>The names of the arms, in their order.</summary>
    public ImmutableArray<string> Arms => [.. Items.Select(item => item.Arm).Distinct()];

    /// <summary>The items of a shard: in the order of their keys, which is as good as a shuffle and always the same, every
    /// <paramref name="count"/>th; given back in the manifest's own order.</summary>
    /// <param name="number">From 1 to <paramref name="count"/>.</param>
    public ImmutableArray<Item> Shard(int number, int count)
    {
        var own = Items.OrderBy(item => item.Key, StringComparer.Ordinal).Where((_, index) => index % count == number - 1).ToHashSet();
        return [.. Items.Where(own.Contains)];
    }

    /// <summary>Freezes a suite.</summary>
    /// <param name="games">Its games, in their order.</param>
    /// <param name="version">The program's version; what follows a plus sign is left out.</param>
    public static Manifest Of(Suite suite, IEnumerable<SuiteGame> games, string version)
    {
        var release = version.Split('+')[0];
        var files = suite.Arms.ToDictionary(arm => arm.Name, arm => ContentHash.Of(arm.Settings, suite.Folder), StringComparer.Ordinal);
        ImmutableArray<Item> items =
        [
            .. from game in games
               from arm in suite.Arms
               from trial in Enumerable.Range(1, suite.Seeds.Length)
               select new Item
               {
                   Arm = arm.Name,
                   Game = game.World.Name,
                   WorldHash = game.Hash,
                   Task = game.World.Goal.Type,
                   Trial = trial,
                   Seed = suite.Seeds[trial - 1],
                   Settings = arm.Settings,
                   Files = files[arm.Name],
                   Version = release,
               },
        ];
        return new Manifest(new ManifestHead { Suite = suite.Name, Baseline = suite.Baseline, Version = release, Items = items.Length }, items);
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InputException">There is none, or it is broken.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            var lines = BoundedFile.ReadText(path, InputLimits.Manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines.Length == 0 ? null : JsonSerializer.Deserialize(lines[0], CanonicalJson.Default.ManifestHead);
            if (head is null || head.Format > ManifestHead.CurrentFormat || head.Items != lines.Length - 1)
                throw new InputException(path, head is { Format: > ManifestHead.CurrentFormat } ? "was written by a newer version" : "is no whole manifest");
            return new Manifest(head, [.. lines.Skip(1).Select(line => JsonSerializer.Deserialize(line, CanonicalJson.Default.Item) ?? throw new JsonException("an item is null"))]);
        }
        catch (JsonException exception)
        {
            throw new InputException(path, $"is no manifest: {exception.Message}");
        }
    }

    /// <summary>The manifest as its file's text.</summary>
    public string ToText() => string.Concat([CanonicalJson.Of(Head), "\n", .. Items.SelectMany(item => (string[])[item.ToJson(), "\n"])]);
}
