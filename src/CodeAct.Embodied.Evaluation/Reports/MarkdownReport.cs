using CodeAct.Embodied.Evaluation.Causes;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes the report as Markdown, for a paper's notes or a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Write(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {data.Panel.Manifest.Head.Suite}\n\n{ReportWords.Lead(data)} ({ReportWords.Coverage(data)})\n\n");
        text.Append("| agent | won | 95 % interval | episodes | missing |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var arm in data.Arms)
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(arm.Name)} | {ReportWords.Percent(arm.Success)} | {ReportWords.Interval(arm.SuccessInterval)} | {arm.Won} / {arm.Episodes.Length} | {arm.Missing} |\n");
        text.Append('\n').AppendJoin('\n', ReportWords.Comparability(data).Select(line => $"> {line}  ")).Append("\n\n");
        if (data.Comparisons.Length > 0)
        {
            text.Append("| agent | against | games | only it | only the other | difference | 95 % interval | exact p | mid-p, Holm | |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
            foreach (var row in data.Comparisons)
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.First)} | {Cell(row.Second)} | {row.Games} | {row.Table?.OnlyFirst} | {row.Table?.OnlySecond} | {100 * row.Difference:+0.0;-0.0;0.0} | {ReportWords.Points(row.Interval)} | {ReportWords.Probability(row.Table?.ExactP)} | {ReportWords.Probability(row.HolmP)} | {ReportWords.Verdict(row)} |\n");
            text.Append('\n');
        }

        text.Append("| figure |").AppendJoin(" |", data.Arms.Select(arm => $" {Cell(arm.Name)}")).Append(" |\n| --- |").AppendJoin("", data.Arms.Select(_ => " ---: |")).Append('\n');
        foreach (var metric in MetricTable.Telling(data.Arms))
            text.Append(CultureInfo.InvariantCulture, $"| {metric.Words} |").AppendJoin(" |", data.Arms.Select(arm => $" {metric.Text(arm)}")).Append(" |\n");
        Causes(text, data);
        Published(text, data);
        text.Append('\n').AppendJoin('\n', ReportWords.Method(data).Select(line => $"* {line}")).Append('\n');
        return text.ToString();
    }

    private static void Causes(StringBuilder text, ReportData data)
    {
        if (data.Causes.IsEmpty)
            return;
        text.Append("\n| lost, because |").AppendJoin(" |", data.Arms.Select(arm => $" {Cell(arm.Name)}")).Append(" |\n| --- |").AppendJoin("", data.Arms.Select(_ => " ---: |")).Append('\n');
        foreach (var cause in data.Causes.Values.GroupBy(finding => finding.Cause).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {CauseFinder.Words(cause.Key)} |")
                .AppendJoin(" |", data.Arms.Select(arm => $" {arm.Episodes.Count(episode => data.CauseOf(episode)?.Cause == cause.Key)}")).Append(" |\n");
        }
    }

    private static void Published(StringBuilder text, ReportData data)
    {
        if (data.Published.IsEmpty)
            return;
        text.Append("\n| system | model | published | ours | comparable | source |\n| --- | --- | ---: | --- | --- | --- |\n");
        foreach (var (row, arms, _, why) in PublishedTable.Grouped(data))
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.System)} | {Cell(row.Model ?? "")} | {row.Success:0.0} % | {Cell(arms)} | {Cell(why)} | {Cell(row.Source ?? "")} |\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
