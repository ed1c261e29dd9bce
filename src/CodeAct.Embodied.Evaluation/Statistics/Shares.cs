namespace CodeAct.Embodied.Evaluation.Statistics;

/// <summary>Averages that say over what they go.</summary>
public static class Shares
{
    /// <summary>The mean of the task types' shares; a type without episodes is left out. Null where there is none at all.</summary>
    public static double? Macro(IEnumerable<(int Won, int Games)> types) =>
        types.Where(type => type.Games > 0).Select(type => (double?)type.Won / type.Games).ToList() is { Count: > 0 } shares ? shares.Average() : null;

    /// <summary>Won games over all games; null where there is none.</summary>
    public static double? Micro(IEnumerable<(int Won, int Games)> types)
    {
        var all = types.ToList();
        var games = all.Sum(type => type.Games);
        return games == 0 ? null : (double)all.Sum(type => type.Won) / games;
    }

    /// <summary>Success weighted by the length of the path: the mean of s L / max(P, L). An episode whose shortest plan is not known is
    /// left out. Null where none is left.</summary>
    public static double? PathWeighted(IEnumerable<(bool Won, int? Shortest, int Steps)> episodes) =>
        episodes.Where(episode => episode.Shortest is not null)
            .Select(episode => episode.Won ? (double)episode.Shortest!.Value / Math.Max(episode.Steps, episode.Shortest.Value) : 0)
            .ToList() is { Count: > 0 } weights ? weights.Average() : null;

    /// <summary>Conditions of the goal that were met, per episode; null where there is none.</summary>
    public static double? MeanMet(IEnumerable<(int Met, int All)> episodes) =>
        episodes.Where(episode => episode.All > 0).Select(episode => (double)episode.Met / episode.All).ToList() is { Count: > 0 } shares ? shares.Average() : null;

    /// <summary>The same over all conditions together.</summary>
    public static double? PooledMet(IEnumerable<(int Met, int All)> episodes)
    {
        var all = episodes.ToList();
        var conditions = all.Sum(episode => episode.All);
        return conditions == 0 ? null : (double)all.Sum(episode => episode.Met) / conditions;
    }
}
