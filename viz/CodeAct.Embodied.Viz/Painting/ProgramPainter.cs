using System.Numerics;
using CodeAct.Embodied.Viz.Drawing;
using CodeAct.Embodied.Viz.Story;

namespace CodeAct.Embodied.Viz.Painting;

/// <summary>Draws a program in a well: numbers, marks, coloured text, the current line lit.</summary>
internal sealed class ProgramPainter(Brush brush, EpisodeStory story, Moment moment)
{
    private const float SmallestCode = 13;

    private readonly Theme theme = brush.Theme;

    /// <summary>How high a line is, in pixels.</summary>
    public float LineHeight => brush.Px(27) < 22 ? 22 : brush.Px(27);

    /// <summary>Draws the lines that fit, the current one in the middle third where there are more.</summary>
    /// <returns>Where the current line is; null where none is lit.</returns>
    public Vector2? Paint(Box well)
    {
        var canvas = brush.Canvas;
        canvas.Fill(well, theme.Ground, brush.Px(10));
        canvas.Frame(well, theme.Line, brush.Px(1), brush.Px(10));
        if (story.Turns.Count == 0)
            return null;

        var turn = story.Turns[moment.Turn];
        var lines = ProgramView.Of(story, moment.Turn, moment);
        var tokens = PythonTokens.Of(turn.Lines);
        var current = Array.FindIndex(lines, line => line.State is LineState.Now);
        var visible = Math.Max(1, (int)((well.Height - brush.Px(14)) / LineHeight));
        var first = FirstLine(lines, current, visible);
        Vector2? lit = null;
        using (canvas.Clip(well.Grown(-1)))
        {
            for (var i = first; i < Math.Min(lines.Length, first + visible); i++)
            {
                var row = new Box(well.X, well.Y + brush.Px(9) + ((i - first) * LineHeight), well.Width, LineHeight);
                if (lines[i].State is LineState.Now)
                {
                    canvas.Fill(row, theme.Accent.At(theme.Lit));
                    canvas.Fill(row with { Width = brush.Px(5) }, theme.Accent);
                    lit = new Vector2(row.X, row.Centre.Y);
                }

                Line(row, i, lines[i], tokens[i]);
            }
        }

        if (turn.Lines.Length == 0)
            brush.Text(turn.Thought is null ? "waiting for the agent ..." : "no program in this turn", well.X + brush.Px(16), well.Y + brush.Px(28), Face.Regular, 14, theme.Muted);
        if (lines.Length > visible)
            Scrollbar(well, first, visible, lines.Length);
        return lit;
    }

    private static int FirstLine(ProgramLine[] lines, int current, int visible)
    {
        if (lines.Length <= visible)
            return 0;
        var focus = current >= 0 ? current : Array.FindLastIndex(lines, line => line.State is not LineState.Pending);
        return Math.Clamp(focus - (visible / 2), 0, lines.Length - visible);
    }

    private void Line(Box row, int index, ProgramLine line, Token[] tokens)
    {
        var canvas = brush.Canvas;
        var size = Math.Max(15, SmallestCode / brush.Unit);
        var baseline = brush.Middle(row.Centre.Y, size);
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var isNow = line.State is LineState.Now;
        brush.TextRight(number, row.X + brush.Px(29), baseline, isNow ? Face.MonoSemiBold : Face.Mono, Math.Max(12.5f, 11 / brush.Unit), isNow ? theme.Text : theme.Faint);
        var mark = new Vector2(row.X + brush.Px(46), row.Centre.Y);
        switch (line.State)
        {
            case LineState.Ran:
                brush.Tick(mark, brush.Px(10), theme.Good, brush.Px(2));
                break;
            case LineState.Refused or LineState.Raised:
                brush.Cross(mark, brush.Px(10), theme.Bad, brush.Px(2.2f));
                break;
            case LineState.Now:
                brush.Play(mark, brush.Px(9), theme.Accent);
                break;
        }

        var x = row.X + brush.Px(64);
        var opacity = line.State is LineState.Pending ? (theme == Theme.Dark ? 0.82 : 0.88) : 1;
        var passes = line.Passes > 1 && line.Pass > 0 ? $"{line.Pass}/{line.Passes}" : "";
        var right = row.Right - brush.Px(12) - (passes.Length > 0 ? brush.Measure(passes, Face.Mono, 12) + brush.Px(14) : 0);
        using (canvas.Clip(new Box(x, row.Y, Math.Max(1, right - x), row.Height)))
        {
            foreach (var token in tokens)
                x += brush.Text(token.Text, x, baseline, token.Kind is TokenKind.Keyword ? Face.MonoSemiBold : Face.MonoMedium, size, ColorOf(token.Kind).At(opacity));
        }

        if (passes.Length > 0)
            brush.TextRight(passes, row.Right - brush.Px(14), baseline, Face.Mono, 12, isNow ? theme.Accent : theme.Faint);
    }

    private void Scrollbar(Box well, int first, int visible, int count)
    {
        var height = well.Height - brush.Px(16);
        var bar = new Box(well.Right - brush.Px(6), well.Y + brush.Px(8) + (height * first / count), brush.Px(3), height * visible / count);
        brush.Canvas.Fill(bar, theme.Line, brush.Px(1.5f));
    }

    private Rgba ColorOf(TokenKind kind) => kind switch
    {
        TokenKind.Keyword => theme.Keyword,
        TokenKind.Called => theme.Called,
        TokenKind.String => theme.String,
        TokenKind.Number => theme.Number,
        TokenKind.Comment => theme.Comment,
        _ => theme.Code,
    };
}
