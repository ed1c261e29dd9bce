namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Sentences that all forms of the report share.</summary>
internal static class ReportWords
{
    /// <summary>What stands in the head: when, which logs, how many.</summary>
    public static string Heading(ReportData data)
    {
        var set = Suites.LogSet.Of(data.Panel.Manifest);
        var day = data.Runs is [.., var last] ? last.Started.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) + " · " : "";
        return $"{day}manifest {set} · {data.Panel.Episodes.Length} episodes";
    }

    /// <summary>The finding in a sentence or two: who won most, and whether that may be chance.</summary>
    public static string Lead(ReportData data)
    {
        var arms = data.Arms.Where(arm => arm.Success is not null).OrderByDescending(arm => arm.Success).ToList();
        if (arms.Count == 0)
            return "Nothing has been played yet.";
        var games = data.Panel.Manifest.Items.Select(item => item.Game).Distinct().Count();
        var first = $"{(arms.Count == 1 ? "One agent" : $"{arms.Count} agents")} played {games} games. {arms[0].Name} won {Percent(arms[0].Success)} {Interval(arms[0].SuccessInterval)}";
        if (arms.Count == 1)
            return first + ".";
        if (arms[0].Success == arms[1].Success)
            return $"{first}, and so did {arms[1].Name}.";
        var comparison = ArmComparison.Of(arms[0], arms[1]);
        return $"{first}, {arms[1].Name} {Percent(arms[1].Success)}; {(comparison.IsClear ? "that difference is clear." : "that difference may be chance.")}";
    }

    /// <summary>A probability; empty where there is none.</summary>
    public static string Probability(double? p) => p < 0.0001 ? "< 0.0001" : $"{p:0.0000}";

    public static string Coverage(ReportData data) => data.Panel.Missing.IsEmpty
        ? $"all {data.Panel.Episodes.Length} episodes"
        : $"{data.Panel.Missing.Length} of {data.Panel.Manifest.Items.Length} episodes missing";

    /// <summary>With what the figures may be compared.</summary>
    public static IEnumerable<string> Comparability(ReportData data)
    {
        var first = data.Protocols[0];
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Protocol: {(first.Split is "mixed" ? "several sources" : first.Split)}, {first.Games} games, {first.Steps} steps, {first.Attempts} attempt, success is 'won', micro average.");
        var full = first.Split is "valid_unseen" ? 134 : first.Split is "valid_seen" ? 140 : (int?)null;
        yield return full is { } all && first.Games == all
            ? $"Comparable to published ALFWorld numbers: where these are over all {all} games by the same rules; see report --compare-with published."
            : $"Comparable to published ALFWorld numbers: no. {(full is { } whole ? $"{first.Games} of the {whole} games of {first.Split}." : $"The games are {(first.Split is "mixed" ? "of several sources" : first.Split)}.")}";
        if (data.Protocols.Any(protocol => protocol.Rule != "won"))
        {
            yield return "Comparable to each other: no, surprises come over some and not over others; the rows of surprises set the same games side by side.";
            yield break;
        }

        var turns = data.Protocols.Select(protocol => (protocol.Turns, protocol.Grammar)).Distinct().Count();
        yield return turns == 1
            ? "Comparable to each other: yes, the same games, turns and command language."
            : "Comparable to each other: the same games and steps; turns or command language differ between agents, as is usual for theirs.";
    }

    /// <summary>How the figures came about, a line each.</summary>
    public static IEnumerable<string> Method(ReportData data)
    {
        var items = data.Panel.Manifest.Items;
        yield return "codeact eval SUITE --out DIR; codeact runs report DIR --to report.html";
        yield return $"suite {data.Panel.Manifest.Head.Suite} · version {data.Panel.Manifest.Head.Version} · trials {items.Select(item => item.Trial).DefaultIfEmpty(1).Max()} · seeds {string.Join(' ', items.Select(item => item.Seed?.ToString(CultureInfo.InvariantCulture) ?? "none").Distinct().Take(10))}";
        yield return $"intervals of shares: {string.Join(", ", data.Arms.Select(arm => arm.IntervalMethod).Distinct())}; of differences: {(data.Comparisons.Any(row => row.Bootstrap is not null) ? $"BCa bootstrap over games ({data.Comparisons.First(row => row.Bootstrap is not null).Bootstrap!.Generator})" : "Newcombe's hybrid score")}; claims: McNemar mid-p, Holm, 0.05";
        yield return $"missing: {data.Panel.Missing.Length} of {items.Length}; they are in no rate. Limits of an episode count as lost";
        if (data.Panel.Episodes.Count(episode => episode.Yardstick is null) is var without && without < data.Panel.Episodes.Length)
            yield return $"regret, luck and the price of not knowing go by a prior: {SearchYardstick.PriorName}; {without} of {data.Panel.Episodes.Length} episodes have a goal without a best order of simple form and are in none of the three";
        foreach (var arm in data.Arms.Where(arm => arm.LostAttempts is { Tokens: > 0 } or { Cost: > 0 }))
            yield return string.Create(CultureInfo.InvariantCulture, $"{arm.Name}: attempts that decided nothing took {arm.LostAttempts!.Tokens:#,0} tokens and {arm.LostAttempts.Cost:0.00####} USD");
        if (Power(data) is { } power)
            yield return power;
    }

    public static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "—";

    public static string Interval(Statistics.Interval? interval) => interval is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"[{100 * known.Lower:0.0}, {100 * known.Upper:0.0}]{(known.Lower < 0 || known.Upper > 1 ? " (leaves 0 to 100)" : "")}") : "—";

    public static string Points(Statistics.Interval? interval) => interval is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"[{100 * known.Lower:0.0}, {100 * known.Upper:0.0}]") : "—";

    public static string Verdict(ArmComparison row) => row.IsClear ? (row.Difference > 0 ? "won more" : "won less") : "not distinguishable";

    // What difference so many games can show: with a share of discordant pairs as seen, about 2.8 standard errors for 80 % power.
    private static string? Power(ReportData data)
    {
        var tables = data.Comparisons.Select(row => row.Table).OfType<Statistics.PairedTable>().Where(table => table.Games > 0).ToList();
        if (tables.Count == 0)
            return null;
        var share = tables.Average(table => (table.OnlyFirst + table.OnlySecond) / (double)table.Games);
        var games = tables.Max(table => table.Games);
        return string.Create(CultureInfo.InvariantCulture, $"power: with {games} games and {100 * share:0} % discordant pairs, a difference of about {100 * 2.8 * Math.Sqrt(share / games):0.0} points is found in four of five panels");
    }
}
