using CodeAct.Embodied.Evaluation.Statistics;

namespace CodeAct.Embodied.Evaluation.Metrics;

/// <summary>Two agents on the same games. Games that only one of them has played are left out and counted.</summary>
public sealed record ArmComparison
{
    public required string First { get; init; }

    public required string Second { get; init; }

    /// <summary>Games that both have played.</summary>
    public required int Games { get; init; }

    /// <summary>Games that only one has played.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Where each game was played once; null where trials repeat.</summary>
    public PairedTable? Table { get; init; }

    /// <summary>Where trials repeat; null where each game was played once.</summary>
    public Bootstrap? Bootstrap { get; init; }

    /// <summary>After Holm's correction for all comparisons with one baseline; null where there is no test.</summary>
    public double? HolmP { get; init; }

    public double Difference => Table?.Difference ?? Bootstrap?.Difference ?? 0;

    public Interval? Interval => Table?.DifferenceInterval ?? Bootstrap?.Bca;

    /// <summary>Whether the difference may be claimed: by the test where there is one, by the interval otherwise.</summary>
    public bool IsClear => Table is not null ? (HolmP ?? Table.MidP) < 0.05 : Interval is { HoldsZero: false };

    /// <summary>Compares two agents.</summary>
    public static ArmComparison Of(ArmFigures first, ArmFigures second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var others = second.ByGame.ToDictionary(game => game.Key, StringComparer.Ordinal);
        var pairs = first.ByGame.Where(game => others.ContainsKey(game.Key)).Select(game => (First: game, Second: others[game.Key])).ToList();
        var once = pairs.All(pair => pair.First.Count() == 1 && pair.Second.Count() == 1);
        return new ArmComparison
        {
            First = first.Name,
            Second = second.Name,
            Games = pairs.Count,
            LeftOut = first.Games + second.Games - (2 * pairs.Count),
            Table = once ? new PairedTable(Count(true, true), Count(true, false), Count(false, true), Count(false, false)) : null,
            Bootstrap = once ? null : Bootstrap.Of([.. pairs.Select(pair => Share(pair.First) - Share(pair.Second))]),
        };

        int Count(bool isFirst, bool isSecond) => pairs.Count(pair => pair.First.First().Won == isFirst && pair.Second.First().Won == isSecond);
    }

    /// <summary>Compares each agent with one, with Holm's correction.</summary>
    public static ImmutableArray<ArmComparison> With(string baseline, IEnumerable<ArmFigures> arms)
    {
        var all = arms.ToList();
        if (all.Find(arm => arm.Name == baseline) is not { } other)
            return [];
        var comparisons = all.Where(arm => arm.Name != baseline).Select(arm => Of(arm, other)).ToList();
        var corrected = Holm.Correct([.. comparisons.Select(comparison => comparison.Table?.MidP ?? 1)]);
        return [.. comparisons.Select((comparison, index) => comparison.Table is null ? comparison : comparison with { HolmP = corrected[index] })];
    }

    private static double Share(IEnumerable<EpisodeFigures> episodes) => episodes.Average(episode => episode.Won ? 1.0 : 0);
}
