namespace CodeAct.Embodied.Evaluation.Suites;

/// <summary>How an agent of a panel stands.</summary>
public sealed record PanelState
{
    public required string Arm { get; init; }

    public required int Items { get; init; }

    public required int Decided { get; init; }

    public required int Won { get; init; }

    /// <summary>All attempts together.</summary>
    public required long Tokens { get; init; }

    /// <summary>US dollars, all attempts together.</summary>
    public required decimal Cost { get; init; }

    /// <summary>What was spent, to stand at the end of a sentence; empty for nothing.</summary>
    public string SpentText => Tokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Tokens:N0} tokens, {Cost:0.00####} USD");

    /// <summary>The state of each agent, in the manifest's order.</summary>
    /// <exception cref="InputException">The folder is none of a panel.</exception>
    public static ImmutableArray<PanelState> Of(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
        [
            .. folder.ReadManifest().Items.GroupBy(item => item.Arm).Select(arm =>
            {
                var decided = arm.Select(folder.Decided).OfType<EpisodeScan>().ToList();
                var all = decided.Concat(arm.SelectMany(folder.EarlierAttempts)).ToList();
                return new PanelState
                {
                    Arm = arm.Key,
                    Items = arm.Count(),
                    Decided = decided.Count,
                    Won = decided.Count(scan => scan.Won),
                    Tokens = all.Sum(scan => scan.Tokens),
                    Cost = all.Sum(scan => scan.Cost),
                };
            }),
        ];
    }
}
