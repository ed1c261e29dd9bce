namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact compare</c>: episodes side by side, in figures.</summary>
internal static class CompareCommand
{
    private static readonly (string Name, Func<EpisodeSummary, string> Text)[] Rows =
    [
        ("agent", summary => summary.Agent),
        ("mode", summary => summary.Mode.Name()),
        ("won", summary => summary.Won ? "yes" : "no"),
        ("ended by", summary => summary.Reason is { } reason ? Words(reason) : "(no end)"),
        ("turns", summary => Number(summary.Turns)),
        ("turns without action", summary => Number(summary.EmptyTurns)),
        ("steps", summary => Number(summary.Steps)),
        ("refusals", summary => Number(summary.Refusals)),
        ("tokens read", summary => Number(summary.PromptTokens)),
        ("tokens written", summary => Number(summary.CompletionTokens)),
        ("requests", summary => Number(summary.Requests)),
        ("cost in USD", summary => summary.Cost?.ToString("0.######", CultureInfo.InvariantCulture) ?? "-"),
        ("seconds", summary => summary.Seconds.ToString("0.0", CultureInfo.InvariantCulture)),
    ];

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The logs of episodes.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the figures of each log, a JSON object a line." };
        return new Command("compare", "Compare episodes side by side: turns, steps, tokens, refusals, time.") { files, json }.Doing(result =>
        {
            var logs = result.GetRequiredValue(files).Select(path => new Row(path, EpisodeSummary.Of(EpisodeLogFile.Read(path)))).ToList();
            if (result.GetValue(json))
                logs.ForEach(JsonOutput.WriteLine);
            else
                Print(logs);
            return ExitCode.Done;
        });
    }

    private static void Print(List<Row> logs)
    {
        List<string[]> table =
        [
            ["", .. logs.Select(log => Path.GetFileNameWithoutExtension(log.Log))],
            .. Rows.Select(row => (string[])[row.Name, .. logs.Select(log => row.Text(log.Summary))]),
        ];
        var widths = Enumerable.Range(0, logs.Count + 1).Select(column => table.Max(row => row[column].Length)).ToList();
        foreach (var row in table)
            Console.Out.WriteLine(TerminalText.Line(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
        if (logs.Select(log => log.Summary.World).Distinct().Count() > 1)
            Console.Error.WriteLine("codeact: these are episodes of different worlds or tasks");
    }

    private static string Words(EpisodeEndReason reason) =>
        reason.Name().Replace('_', ' ');

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>An episode and the path of its log.</summary>
    internal sealed record Row(string Log, EpisodeSummary Summary);
}
