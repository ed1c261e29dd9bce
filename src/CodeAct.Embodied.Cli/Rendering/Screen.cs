using Spectre.Console.Rendering;
using Segment = Spectre.Console.Rendering.Segment;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>
/// Where people read: on a terminal with colours and with words wrapped to its width, anywhere else as plain text whose
/// lines stay whole.
/// </summary>
internal sealed class Screen
{
    private const int NarrowestWidth = 40;
    private const int UsualWidth = 80;
    private const int Unbounded = 100_000;
    private const int Gutter = 2;

    private readonly IAnsiConsole console;
    private bool isAfterGap = true;
    private bool isAtLineStart = true;

    /// <param name="writer">Takes the text.</param>
    /// <param name="width">Columns of the terminal; null where it is none, which leaves lines whole.</param>
    /// <param name="colours">Whether to colour at all.</param>
    public Screen(TextWriter writer, int? width, bool colours)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            // They colour what a pipe of some build services reads.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        Width = width;
        // Lines are wrapped here, with their indent, and not a second time.
        console.Profile.Width = int.MaxValue;
    }

    /// <summary>Columns of the terminal; null where this is none.</summary>
    public int? Width { get; }

    /// <summary>Whether this is a terminal that shows more than ASCII.</summary>
    public bool IsTerminal => Width is not null;

    /// <summary>Standard output.</summary>
    public static Screen OfStandardOutput()
    {
        if (Console.IsOutputRedirected)
            return new Screen(Terminal.Out, null, colours: false);
        var width = Console.WindowWidth is >= NarrowestWidth and var columns ? columns : UsualWidth;
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new Screen(Terminal.Out, width, !plain);
    }

    /// <summary>Writes a line, wrapped where this is a terminal. Whatever is in the text, it stays one.</summary>
    public void Line(string text, Style? style = null, int indent = 0) => Lines(TerminalText.Line(text), style, indent);

    /// <summary>Writes a text of one or more lines, wrapped where this is a terminal; all keep the indent.</summary>
    public void Lines(string text, Style? style = null, int indent = 0)
    {
        var margin = new string(' ', indent);
        foreach (var line in TerminalText.Printable(text).Split('\n'))
        {
            foreach (var part in Wrap(line, (Width ?? int.MaxValue) - indent))
            {
                if (part.Length > 0)
                    Piece(margin + part, style);
                Line();
            }
        }
    }

    /// <summary>Writes rows of as many cells in columns. Where this is a terminal, the last column is wrapped within itself.</summary>
    public void Table(params IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        for (var column = 0; column < rows[0].Count; column++)
            table.AddColumn(new TableColumn("") { Padding = new Padding(0, 0, column < rows[0].Count - 1 ? Gutter : 0, 0), NoWrap = column < rows[0].Count - 1 });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(TerminalText.Line(cell.Text), cell.Style)));
        var fixedWidth = Enumerable.Range(0, rows[0].Count - 1).Sum(column => rows.Max(row => row[column].Text.Length) + Gutter);
        // Where not even words fit, lines stay whole, which a terminal shows better than slivers.
        console.Profile.Width = Width is { } width && fixedWidth + NarrowestWidth / 2 <= width ? width : Unbounded;
        foreach (var line in Segment.SplitLines(table.GetSegments(console)))
        {
            var last = line.FindLastIndex(segment => !string.IsNullOrWhiteSpace(segment.Text));
            for (var i = 0; i <= last; i++)
                Piece(i < last ? line[i].Text : line[i].Text.TrimEnd(), line[i].Style);
            Line();
        }

        console.Profile.Width = int.MaxValue;
    }

    /// <summary>Ends the line.</summary>
    public void Line()
    {
        console.WriteLine();
        isAfterGap = isAtLineStart;
        isAtLineStart = true;
    }

    /// <summary>Sees to it that there is an empty line before what comes next.</summary>
    public void Gap()
    {
        if (!isAfterGap)
            Line();
    }

    /// <summary>Writes a piece of a line as it is.</summary>
    public void Piece(string text, Style? style = null)
    {
        console.Write(new Text(TerminalText.Line(text), style));
        isAtLineStart = false;
    }

    /// <summary>A text in a table.</summary>
    internal readonly record struct Cell(string Text, Style? Style = null)
    {
        public static implicit operator Cell(string text) => new(text);
    }

    private static IEnumerable<string> Wrap(string line, int width)
    {
        while (line.Length > width)
        {
            var space = line.LastIndexOf(' ', width);
            var end = space > 0 ? space : width;
            yield return line[..end];
            line = line[end..].TrimStart(' ');
        }

        yield return line;
    }
}
