namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>A panel in figures.</summary>
public sealed record PanelFigures
{
    public required Manifest Manifest { get; init; }

    /// <summary>The decided episodes, in the manifest's order.</summary>
    public required ImmutableArray<EpisodeFigures> Episodes { get; init; }

    /// <summary>The items that are not decided.</summary>
    public required ImmutableArray<Item> Missing { get; init; }

    /// <summary>What attempts that decided nothing took, by agent.</summary>
    public required ImmutableSortedDictionary<string, EpisodeScan> Lost { get; init; }

    /// <summary>Each agent's figures, in the manifest's order.</summary>
    public ImmutableArray<ArmFigures> Arms =>
        [.. Manifest.Arms.Select(arm => new ArmFigures
        {
            Name = arm,
            Episodes = [.. Episodes.Where(episode => episode.Arm == arm)],
            Missing = Missing.Count(item => item.Arm == arm),
            LostAttempts = Lost.GetValueOrDefault(arm),
            Calm = CalmOf(arm),
        })];

    // That of the agent whose choices are the same but for the surprises.
    private ImmutableDictionary<(string, int), EpisodeFigures> CalmOf(string arm)
    {
        var first = Manifest.Items.First(item => item.Arm == arm);
        if (first.Settings.Surprises is null)
            return [];
        var calm = Manifest.Items.FirstOrDefault(item => item.Settings.Surprises is null && Choices(item.Settings) == Choices(first.Settings with { Surprises = null }))?.Arm;
        return Episodes.Where(episode => episode.Arm == calm).ToImmutableDictionary(episode => (episode.Game, episode.Trial));

        // All else being that of one item.
        string Choices(AgentSettings settings) => (first with { Settings = settings }).ToJson();
    }

    /// <summary>Reads all logs of a panel.</summary>
    /// <exception cref="InputException">The folder is none of a panel, or a log is broken.</exception>
    public static PanelFigures Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var manifest = folder.ReadManifest();
        var figures = manifest.Items.AsParallel().AsOrdered()
            .Select(item => folder.Decided(item) is null ? null : EpisodeFigures.Of(EpisodeLog.Read(folder.LogPath(item)), folder.LogPath(item), item))
            .ToArray();
        return new PanelFigures
        {
            Manifest = manifest,
            Episodes = [.. figures.OfType<EpisodeFigures>()],
            Missing = [.. manifest.Items.Where((_, index) => figures[index] is null)],
            Lost = manifest.Items
                .SelectMany(item => folder.EarlierAttempts(item).Select(scan => (item.Arm, Scan: scan)))
                .GroupBy(attempt => attempt.Arm)
                .ToImmutableSortedDictionary(arm => arm.Key, arm => arm.Select(attempt => attempt.Scan).Aggregate((sum, scan) => sum with
                {
                    Tokens = sum.Tokens + scan.Tokens,
                    Cost = sum.Cost + scan.Cost,
                    Seconds = sum.Seconds + scan.Seconds,
                }), StringComparer.Ordinal),
        };
    }
}
