using System.Net;
using System.Reflection;
using CodeAct.Embodied.Drawing.Export;
using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes the report as one page, which needs nothing but itself and prints on A4.</summary>
public sealed class HtmlReport(ReportData data)
{
    private const int MostWideColumns = 6;

    private readonly StringBuilder page = new();

    private ImmutableArray<ArmFigures> Arms => data.Arms;

    /// <summary>The page.</summary>
    public string Write()
    {
        var head = data.Panel.Manifest.Head;
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>{Html(head.Suite)}</title>\n");
        page.Append("<style>\n").Append(PageWriter.FontRules()).Append(Resource("report.css")).Append("</style>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<header><b>CodeAct.Embodied</b><span>{Html(ReportWords.Heading(data))}</span></header>\n");
        page.Append(CultureInfo.InvariantCulture, $"<main><h1>{Html(head.Suite)}</h1><p class='lead'>{Html(ReportWords.Lead(data))}</p>\n");
        Headline();
        ProtocolBox();
        page.Append("<div class='columns'>\n");
        if (data.Comparisons.Length > 0)
            Chart($"Difference to {head.Baseline}, in points", "Paired by game, 95 % interval. Filled: the interval leaves zero out.", Charts.Forest(data.Comparisons));
        Chart("Won by task", "Won of all episodes. Darker: more won.", Charts.ByTask(Arms));
        Chart("Won after so many steps, in %", "Of all episodes; at most six agents.", Charts.WonAfterSteps(Arms));
        Chart("Refused steps an episode, by reason", "What the robot was asked to do and could not.", Charts.Refusals(Arms));
        Chart("Why episodes were lost", "One cause each, by the first rule that fits.", Charts.Causes(Arms, data));
        Chart("Won against what it takes, in %", "Each dot an agent; at most six are named.", Charts.Price(Arms));
        page.Append("</div>\n");
        Comparisons();
        Figures();
        How();
        Matrix();
        Published();
        page.Append(CultureInfo.InvariantCulture, $"</main><footer><span>CodeAct.Embodied {Html(data.Version.Split('+')[0])} · report of {Html(head.Suite)}</span><span>{Html(ReportWords.Coverage(data))}</span></footer>\n</body></html>\n");
        return page.ToString();
    }

    // Where each agent has a column, many of them stand close, under names on end.
    private string Many => Arms.Length > MostWideColumns ? "many" : "";

    private void Headline()
    {
        page.Append("<table><tr><th>Agent<th>Won<th>95 % interval<th class='wide'>0 to 100 %<th>Episodes<th class='wide'>Steps<th class='wide'>Turns<th class='wide'>Refused / episode<th class='wide'>Tokens / episode<th class='wide'>US dollars</tr>\n");
        foreach (var arm in Arms)
        {
            var tokens = arm.Mean(episode => episode.Summary.PromptTokens + episode.Summary.CompletionTokens);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class='name'>{Html(arm.Name)}<td><strong>{ReportWords.Percent(arm.Success)}</strong><td>{ReportWords.Interval(arm.SuccessInterval)}")
                .Append(CultureInfo.InvariantCulture, $"<td class='wide'>{(arm.Success is { } share ? Charts.Bar(share, arm.SuccessInterval) : "—")}")
                .Append(CultureInfo.InvariantCulture, $"<td>{arm.Won} / {arm.Episodes.Length}{(arm.Missing > 0 ? $" ({arm.Missing} missing)" : "")}")
                .Append(CultureInfo.InvariantCulture, $"<td class='wide'>{Number(arm.Mean(episode => episode.Summary.Steps), "0.0")}<td class='wide'>{Number(arm.Mean(episode => episode.Summary.Turns), "0.00")}")
                .Append(CultureInfo.InvariantCulture, $"<td class='wide'>{Number(arm.Mean(episode => episode.Summary.Refusals), "0.00")}<td class='wide'>{Number(tokens, "#,0")}<td class='wide'>{Number((double?)arm.Cost, "0.00####")}</tr>\n");
        }

        page.Append("</table>\n");
    }

    private void ProtocolBox()
    {
        page.Append("<div class='box'>");
        foreach (var line in ReportWords.Comparability(data))
            page.Append(CultureInfo.InvariantCulture, $"<div>{Html(line)}</div>");
        page.Append("</div>\n");
    }

    private void Chart(string title, string sub, string svg) =>
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>{Html(title)}</h2><p class='sub'>{Html(sub)}</p>{svg}</section>\n");

    private void Comparisons()
    {
        if (data.Comparisons.IsEmpty)
            return;
        page.Append("<h2>Paired comparisons</h2><p class='sub'>McNemar's test on games, corrected by Holm; the interval is Newcombe's. Where trials repeat: games drawn with replacement.</p>\n<table><tr><th>Agent<th>against<th>games<th>both<th>only it<th>only the other<th>neither<th>difference<th>95 % interval<th>exact p<th>mid-p, Holm<th>in words</tr>\n");
        foreach (var row in data.Comparisons)
        {
            var table = row.Table;
            page.Append(CultureInfo.InvariantCulture, $"<tr><td class='name'>{Html(row.First)}<td class='words'>{Html(row.Second)}<td>{row.Games}{(row.LeftOut > 0 ? $" ({row.LeftOut} left out)" : "")}<td>{table?.Both}<td>{table?.OnlyFirst}<td>{table?.OnlySecond}<td>{table?.Neither}")
                .Append(CultureInfo.InvariantCulture, $"<td>{100 * row.Difference:+0.0;−0.0;0.0}<td>{ReportWords.Points(row.Interval)}<td>{Html(ReportWords.Probability(table?.ExactP))}<td>{Html(ReportWords.Probability(row.HolmP))}<td class='words'>{ReportWords.Verdict(row)}</tr>\n");
        }

        page.Append("</table>\n");
    }

    private void Published()
    {
        if (data.Published.IsEmpty)
            return;
        page.Append("<h2>Beside published figures</h2><p class='sub'>A figure may stand beside ours only where split, games, step limit, attempts, rule and average agree.</p>\n<table class='text'><tr><th>System<th>Model<th>Published<th>Ours<th>Comparable<th>Source</tr>\n");
        foreach (var (row, arms, isComparable, why) in PublishedTable.Grouped(data))
            page.Append(CultureInfo.InvariantCulture, $"<tr class='{(isComparable ? "" : "grey")}'><td>{Html(row.System)}<td>{Html(row.Model ?? "—")}<td>{row.Success:0.0} %<td>{Html(arms)}<td>{Html(why)}<td>{Html(row.Source ?? "—")}</tr>\n");
        page.Append("</table>\n");
    }

    private void Figures()
    {
        page.Append("<h2>All figures</h2><p class='sub'>Computed from the logs. A dash: there is nothing to count.</p>\n").Append(CultureInfo.InvariantCulture, $"<table class='{Many}'><tr><th>Figure");
        foreach (var arm in Arms)
            page.Append(CultureInfo.InvariantCulture, $"<th>{Html(arm.Name)}");
        page.Append("</tr>\n");
        foreach (var metric in MetricTable.Telling(Arms))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html(metric.Words)}");
            foreach (var arm in Arms)
                page.Append(CultureInfo.InvariantCulture, $"<td>{Html(metric.Text(arm))}");
            page.Append("</tr>\n");
        }

        page.Append("</table>\n");
    }

    private void How()
    {
        page.Append("<h2>How it was measured</h2>\n<pre>");
        foreach (var line in ReportWords.Method(data))
            page.Append(Html(line)).Append('\n');
        page.Append("</pre>\n");
        foreach (var item in data.Panel.Missing.Take(20))
            page.Append(CultureInfo.InvariantCulture, $"<div class='grey'>missing: {Html(item.Arm)}, {Html(item.Game)}, trial {item.Trial}</div>");
    }

    private void Matrix()
    {
        page.Append("<h2>Every game</h2><p class='sub'>Won of trials, steps of the first. A dashed cell is missing.</p>\n").Append(CultureInfo.InvariantCulture, $"<table class='matrix {Many}'><tr><th>Game");
        foreach (var arm in Arms)
            page.Append(CultureInfo.InvariantCulture, $"<th>{Html(arm.Name)}");
        page.Append("</tr>\n");
        var cells = data.Panel.Episodes.ToLookup(episode => (episode.Game, episode.Arm));
        foreach (var game in data.Panel.Manifest.Items.Select(item => item.Game).Distinct().Order(StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr id='{Html(game)}'><td>{Html(game)}");
            foreach (var arm in Arms)
                page.Append("<td>").Append(Cell([.. cells[(game, arm.Name)]]));
            page.Append("</tr>\n");
        }

        page.Append("</table>\n");
    }

    private string Cell(ImmutableArray<EpisodeFigures> trials)
    {
        if (trials.IsEmpty)
            return "<span class='cell gone'>—</span>";
        var won = trials.Count(trial => trial.Won);
        var style = won == trials.Length ? "cell all" : won > 0 ? "cell some" : "cell";
        var text = trials.Length == 1 ? $"{(won == 1 ? "✓" : "✕")} {trials[0].Summary.Steps}" : $"{won}/{trials.Length}";
        var why = data.CauseOf(trials[0]) is { } finding ? $" title='{Html($"{CauseFinder.Words(finding.Cause)}{(finding.Detail is { } detail ? $" ({detail})" : "")}: {finding.Evidence}")}'" : "";
        return data.Pages is { } pages
            ? $"<a class='{style}' href='{Html(pages)}/{Html(ReplayPages.NameOf(trials[0]))}'{why}>{text}</a>"
            : $"<span class='{style}'{why}>{text}</span>";
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "—";

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
