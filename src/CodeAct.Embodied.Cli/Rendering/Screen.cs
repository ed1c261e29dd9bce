namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>
/// Where people read: on a terminal with colours and with words wrapped to its width, anywhere else as plain text whose
/// lines stay whole.
/// </summary>
internal sealed class Screen
{
    private const int NarrowestWidth = 40;
    private const int UsualWidth = 80;

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
