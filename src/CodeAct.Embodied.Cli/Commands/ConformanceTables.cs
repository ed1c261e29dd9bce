using CodeAct.Embodied.Evaluation.Conformance;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary>The report of the conformance check as tables.</summary>
internal static class ConformanceTables
{
    // Wide enough for every column where nobody says how wide the output is.
    private const int WidthOfFiles = 200;

    /// <summary>Prints the tables and a last line that says what it comes to.</summary>
    /// <param name="file">Where the divergences were written.</param>
    public static void Print(IAnsiConsole console, ConformanceReport report, string file)
    {
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        PrintWalkthroughs(console, report);
        PrintTranscripts(console, report);
        PrintPrograms(console, report);
        PrintVerdict(console.Profile.Out.Writer, report, file);
    }

    private static void PrintWalkthroughs(IAnsiConsole console, ConformanceReport report) => PrintTable(
        console, "walkthroughs", report.Walkthroughs, tally => tally.Name,
        ("games", tally => tally.Games),
        ("won at last command", tally => tally.WonAtLast),
        ("no solution stored", tally => tally.WithoutSolution),
        ("left out", tally => tally.LeftOut),
        ("differing", tally => tally.Differing));

    private static void PrintTranscripts(IAnsiConsole console, ConformanceReport report) => PrintTable(
        console, "transcripts", report.Transcripts, tally => tally.Name,
        ("episodes", tally => tally.Episodes),
        ("steps", tally => tally.Steps),
        ("identical", tally => tally.Steps - tally.DifferingSteps),
        ("differing", tally => tally.DifferingSteps),
        ("game not found", tally => tally.GamesNotFound));

    private static void PrintPrograms(IAnsiConsole console, ConformanceReport report)
    {
        if (report.Programs.IsEmpty)
            return;
        PrintTable(
            console, "programs by", report.Programs, tally => tally.Model,
            ("episodes", tally => tally.Episodes),
            ("cells", tally => tally.Cells),
            ("identical", tally => tally.Identical),
            ("equal up to exception", tally => tally.EqualUpToException),
            ("differing", tally => tally.Cells - tally.Identical - tally.EqualUpToException),
            ("logged successes", tally => tally.LoggedSuccesses),
            ("won or step 50", tally => tally.DoneCounts),
            ("true wins", tally => tally.TrueWins),
            ("game not found", tally => tally.GamesNotFound));
        var (cells, equal) = (Sum(tally => tally.Cells), Sum(tally => tally.Identical + tally.EqualUpToException));
        var output = console.Profile.Out.Writer;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"cells identical or equal up to the exception class: {(cells == 0 ? 1 : (double)equal / cells):P3} of {cells:N0}; {Sum(tally => tally.UnrecordedCells):N0} more ran without a recorded observation; {Sum(tally => tally.OtherReplies):N0} replies without code were answered as recorded"));
        foreach (var reason in report.Programs.SelectMany(tally => tally.Differing).GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  differing, {TerminalText.Line(reason.Key)}: {reason.Sum():N0}"));
        output.WriteLine();

        int Sum(Func<ProgramTally, int> count) => report.Programs.Sum(count);
    }

    private static void PrintVerdict(TextWriter output, ConformanceReport report, string file)
    {
        if (report.GamesNotFound > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{report.GamesNotFound:N0} episodes were not replayed: their games are in none of the given collections. Name these, too."));
        }

        output.WriteLine(report.Divergences.IsEmpty
            ? "Nothing that was compared differs."
            : string.Create(CultureInfo.InvariantCulture, $"{report.Divergences.Length:N0} divergences; each is a line of {TerminalText.Line(file)}."));
    }

    // A row for each tally, and their sum below; nothing where there are none.
    private static void PrintTable<T>(
        IAnsiConsole console, string heading, ImmutableArray<T> tallies, Func<T, string> name, params ImmutableArray<(string Heading, Func<T, int> Count)> columns)
    {
        if (tallies.IsEmpty)
            return;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(heading));
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column.Heading).RightAligned());
        foreach (var tally in tallies)
            table.AddRow([TerminalText.Line(name(tally)).EscapeMarkup(), .. columns.Select(column => Number(column.Count(tally)))]);
        table.AddRow(["all", .. columns.Select(column => Number(tallies.Sum(column.Count)))]);
        console.Write(table);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
