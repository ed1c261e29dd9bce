using System.Globalization;
using CodeAct.Embodied.Evaluation.Conformance;
using Spectre.Console;

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

    private static void PrintWalkthroughs(IAnsiConsole console, ConformanceReport report)
    {
        if (report.Walkthroughs.IsEmpty)
            return;
        var table = Table("walkthroughs", "games", "won at last command", "no solution stored", "left out", "differing");
        foreach (var tally in report.Walkthroughs)
            Row(tally.Name, tally.Games, tally.WonAtLast, tally.WithoutSolution, tally.LeftOut, tally.Differing);
        Row("all", Sum(tally => tally.Games), Sum(tally => tally.WonAtLast), Sum(tally => tally.WithoutSolution), Sum(tally => tally.LeftOut), Sum(tally => tally.Differing));
        console.Write(table);

        int Sum(Func<WalkthroughTally, int> count) => report.Walkthroughs.Sum(count);
        void Row(string name, params ReadOnlySpan<int> numbers) => Add(table, name, numbers);
    }

    private static void PrintTranscripts(IAnsiConsole console, ConformanceReport report)
    {
        if (report.Transcripts.IsEmpty)
            return;
        var table = Table("transcripts", "episodes", "steps", "identical", "differing", "game not found");
        foreach (var tally in report.Transcripts)
            Row(tally.Name, tally.Episodes, tally.Steps, tally.Steps - tally.DifferingSteps, tally.DifferingSteps, tally.GamesNotFound);
        var (steps, differing) = (Sum(tally => tally.Steps), Sum(tally => tally.DifferingSteps));
        Row("all", Sum(tally => tally.Episodes), steps, steps - differing, differing, Sum(tally => tally.GamesNotFound));
        console.Write(table);

        int Sum(Func<TranscriptTally, int> count) => report.Transcripts.Sum(count);
        void Row(string name, params ReadOnlySpan<int> numbers) => Add(table, name, numbers);
    }

    private static void PrintPrograms(IAnsiConsole console, ConformanceReport report)
    {
        if (report.Programs.IsEmpty)
            return;
        var table = Table(
            "programs by", "episodes", "cells", "identical", "equal up to exception", "differing", "logged successes", "won or step 50", "true wins", "game not found");
        foreach (var tally in report.Programs)
        {
            Add(table, tally.Model, tally.Episodes, tally.Cells, tally.Identical, tally.EqualUpToException,
                tally.Cells - tally.Identical - tally.EqualUpToException, tally.LoggedSuccesses, tally.DoneCounts, tally.TrueWins, tally.GamesNotFound);
        }

        int cells = Sum(tally => tally.Cells), identical = Sum(tally => tally.Identical), upTo = Sum(tally => tally.EqualUpToException);
        Add(table, "all", Sum(tally => tally.Episodes), cells, identical, upTo, cells - identical - upTo,
            Sum(tally => tally.LoggedSuccesses), Sum(tally => tally.DoneCounts), Sum(tally => tally.TrueWins), Sum(tally => tally.GamesNotFound));
        console.Write(table);
        var output = console.Profile.Out.Writer;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"cells identical or equal up to the exception class: {(cells == 0 ? 1 : (double)(identical + upTo) / cells):P3} of {cells:N0}; {Sum(tally => tally.UnrecordedCells):N0} more ran without a recorded observation; {Sum(tally => tally.OtherReplies):N0} replies without code were answered as recorded"));
        foreach (var reason in report.Programs.SelectMany(tally => tally.Differing).GroupBy(pair => pair.Key, pair => pair.Value).OrderBy(group => group.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  differing, {reason.Key}: {reason.Sum():N0}"));
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
            : string.Create(CultureInfo.InvariantCulture, $"{report.Divergences.Length:N0} divergences; each is a line of {file}."));
    }

    private static Table Table(string first, params ReadOnlySpan<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(first));
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column).RightAligned());
        return table;
    }

    private static void Add(Table table, string name, params ReadOnlySpan<int> numbers)
    {
        var cells = new List<string> { name.EscapeMarkup() };
        foreach (var number in numbers)
            cells.Add(number.ToString("N0", CultureInfo.InvariantCulture));
        table.AddRow([.. cells]);
    }
}
