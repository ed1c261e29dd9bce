namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact compare</c>: episodes side by side, in figures.</summary>
internal static class CompareCommand
{
    private const int MostColumns = 4;

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
            var read = result.GetRequiredValue(files).Select(path => (Path: path, Log: EpisodeLogFile.Read(path))).ToList();
            var logs = read.ConvertAll(log => new Row(log.Path, EpisodeSummary.Of(log.Log)));
            if (result.GetValue(json))
                logs.ForEach(JsonOutput.WriteLine);
            else if (logs.Count > MostColumns)
                PrintTurned([.. logs.Zip(read, (row, log) => (row, log.Log.Start))]);
            else
                Print(logs);
            return ExitCode.Done;
        });
    }

    // What may differ between episodes; a column where it does.
    private static readonly (string Name, Func<EpisodeStarted, string?> Text)[] Choices =
    [
        ("protocol", start => start.Protocol),
        ("feedback", start => start.Feedback.Name()),
        ("dialect", start => start.Dialect.Name()),
        ("functions", start => start.Functions),
        ("seed", start => start.Seed.ToString(CultureInfo.InvariantCulture)),
        ("temperature", start => start.Temperature?.ToString(CultureInfo.InvariantCulture)),
        ("step limit", start => start.StepLimit.ToString(CultureInfo.InvariantCulture)),
        ("turn limit", start => start.TurnLimit?.ToString(CultureInfo.InvariantCulture)),
    ];

    // More episodes than columns fit: a row each, and the games first that some have won and others have lost.
    private static void PrintTurned(List<(Row Row, EpisodeStarted Start)> logs)
    {
        var differing = Choices.Where(choice => logs.Select(log => choice.Text(log.Start)).Distinct().Count() > 1).ToList();
        var games = logs.GroupBy(log => log.Row.Summary.World)
            .OrderByDescending(game => game.Select(log => log.Row.Summary.Won).Distinct().Count()).ThenBy(game => game.Key, StringComparer.Ordinal);
        PrintTable(
        [
            ["game", .. Rows.Select(row => row.Name), .. differing.Select(choice => choice.Name), "log"],
            .. games.SelectMany(game => game).Select(log => (string[])
                [log.Row.Summary.World, .. Rows.Select(row => row.Text(log.Row.Summary)), .. differing.Select(choice => choice.Text(log.Start) ?? "-"), log.Row.Log]),
        ]);
    }

    private static void Print(List<Row> logs)
    {
        PrintTable(
        [
            ["", .. logs.Select(log => Path.GetFileNameWithoutExtension(log.Log))],
            .. Rows.Select(row => (string[])[row.Name, .. logs.Select(log => row.Text(log.Summary))]),
        ]);
        if (logs.Select(log => log.Summary.World).Distinct().Count() > 1)
            Console.Error.WriteLine("codeact: these are episodes of different worlds or tasks");
    }

    private static void PrintTable(List<string[]> table) =>
        Screen.OfStandardOutput().Table([.. table.Select(row => row.Select(cell => (Screen.Cell)cell).ToList())]);

    private static string Words(EpisodeEndReason reason) =>
        reason.Name().Replace('_', ' ');

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>An episode and the path of its log.</summary>
    internal sealed record Row(string Log, EpisodeSummary Summary);
}
