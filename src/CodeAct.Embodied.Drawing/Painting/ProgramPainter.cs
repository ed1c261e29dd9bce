namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws a program in a well: numbers, marks, coloured text, the current line lit.</summary>
internal sealed class ProgramPainter(Brush brush, EpisodeStory story, Moment moment)
{
    private const float CodeDesign = 15;
    private const float SmallestCode = 13;
    private const float Pitch = 27;
    private const float SmallestPitch = 22;

    // How often a loop has gone round, at the right end of its lines.
    private const float PassesSize = 12;
    private const float PassesEdge = 14;

    private const int MostRows = 4;
    private const string Indent = "    ";

    private readonly Theme theme = brush.Theme;

    /// <summary>How high a line is, in pixels.</summary>
    public float LineHeight => Math.Max(SmallestPitch, brush.Px(Pitch));

    /// <summary>The line at the top.</summary>
    public int First { get; private set; }

    /// <summary>How many lines fit.</summary>
    public int Visible { get; private set; }

    /// <summary>Draws the lines that fit, the current one in the middle third where there are more.</summary>
    /// <param name="top">The line at the top instead; null for none.</param>
    /// <returns>Where the current line is; null where none is lit.</returns>
    public Vector2? Paint(Box well, int? top = null)
    {
        var canvas = brush.Canvas;
        brush.Well(well);
        if (story.Turns.Count == 0)
            return null;

        var turn = story.Turns[moment.Turn];
        var lines = ProgramView.Of(story, moment.Turn, moment);
        var tokens = turn.Code;
        var current = Array.FindIndex(lines, line => line.IsNow);
        var rows = Math.Max(1, (int)((well.Height - brush.Px(14)) / LineHeight));
        // The current line is shown whole: where it is wider than the well it takes several rows.
        var wrapped = current >= 0 ? Wrapped(tokens[current], RightOf(well, lines[current]) - LeftOf(well), Math.Min(MostRows, rows)) : [];
        Visible = Math.Max(1, rows - Math.Max(0, wrapped.Count - 1));
        First = top is { } line ? Math.Clamp(line, 0, Math.Max(0, lines.Length - Visible)) : FirstLine(lines, current, Visible);
        Vector2? lit = null;
        using (canvas.Clip(well.Grown(-1)))
        {
            var y = well.Y + brush.Px(9);
            for (var i = First; i < Math.Min(lines.Length, First + Visible); i++)
            {
                var row = new Box(well.X, y, well.Width, LineHeight);
                if (GroundOf(lines[i]) is { } ground)
                {
                    var all = row with { Height = LineHeight * Math.Max(1, wrapped.Count) };
                    canvas.Fill(all, ground);
                    canvas.Fill(all with { Width = brush.Px(5) }, lines[i].State is LineState.NowRefused ? theme.Bad : theme.Accent);
                    lit = new Vector2(row.X, row.Centre.Y);
                    Line(row, i, lines[i], wrapped);
                    y += all.Height;
                    continue;
                }

                Line(row, i, lines[i], [[.. tokens[i]]]);
                y += LineHeight;
            }
        }

        if (turn.Lines.Length == 0)
            brush.Text(turn.Thought is null ? "waiting for the agent ..." : "no program in this turn", well.X + brush.Px(16), well.Y + brush.Px(28), Face.Regular, 14, theme.Muted);
        if (lines.Length > Visible)
            brush.Scrollbar(well, First, Visible, lines.Length);
        return lit;
    }

    private static int FirstLine(ProgramLine[] lines, int current, int visible)
    {
        if (lines.Length <= visible)
            return 0;
        var focus = current >= 0 ? current : Array.FindLastIndex(lines, line => line.State is not LineState.Pending);
        return Math.Clamp(focus - (visible / 2), 0, lines.Length - visible);
    }

    private void Line(Box row, int index, ProgramLine line, List<List<Token>> rows)
    {
        var canvas = brush.Canvas;
        var size = CodeSize;
        var baseline = brush.Middle(row.Centre.Y, size);
        var number = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var isNow = line.IsNow;
        brush.TextRight(number, row.X + brush.Px(29), baseline, isNow ? Face.MonoSemiBold : Face.Mono, Math.Max(12.5f, 11 / brush.Unit), isNow ? theme.Text : theme.Faint);
        var mark = new Vector2(row.X + brush.Px(46), row.Centre.Y);
        switch (line.State)
        {
            case LineState.Ran:
                brush.Tick(mark, brush.Px(10), theme.Good, brush.Px(2));
                break;
            case LineState.Refused or LineState.NowRefused:
                brush.Cross(mark, brush.Px(10), theme.Bad, brush.Px(2.2f));
                break;
            case LineState.Raised:
                brush.Mark(story.Turns[moment.Turn].Problem!.Kind, mark, brush.Px(7), brush.Px(1.5f));
                break;
            case LineState.Now:
                brush.Play(mark, brush.Px(9), theme.Accent);
                break;
        }

        var opacity = line.State is LineState.Pending ? theme.Pending : 1;
        var passes = PassesOf(line);
        var (left, right) = (LeftOf(row), RightOf(row, line));
        for (var i = 0; i < rows.Count; i++)
        {
            var x = left + (i == 0 ? 0 : brush.Measure(Indent, Face.Mono, size));
            var strip = new Box(left, row.Y + (i * LineHeight), Math.Max(1, right - left), LineHeight);
            using (canvas.Clip(strip))
            {
                foreach (var token in rows[i])
                    x += brush.Text(token.Text, x, baseline + (i * LineHeight), FaceOf(token), size, brush.ColorOf(token.Kind).At(opacity));
            }

            if (x > right + 1)
                FadeOut(strip, GroundOf(line));
        }

        if (passes.Length > 0)
            brush.TextRight(passes, row.Right - brush.Px(PassesEdge), baseline, Face.Mono, PassesSize, isNow ? theme.Accent : theme.Faint);
    }

    private Rgba? GroundOf(ProgramLine line) => line.State switch
    {
        LineState.Now => theme.Accent.At(theme.Lit),
        LineState.NowRefused => theme.BadGround,
        _ => null,
    };

    // Text that goes on beyond the edge fades into the ground, so that it does not look like all there is.
    private void FadeOut(Box strip, Rgba? ground)
    {
        const int steps = 8;
        var width = brush.Px(5);
        for (var i = 0; i < steps; i++)
        {
            var part = new Box(strip.Right - ((i + 1) * width), strip.Y, width, strip.Height);
            brush.Canvas.Fill(part, theme.Ground.At(1 - (i / (float)steps)));
            if (ground is { } lit)
                brush.Canvas.Fill(part, lit.At(1 - (i / (double)steps)));
        }
    }

    /// <summary>Breaks a line into rows, between its parts and within those that are wider than a row.</summary>
    private List<List<Token>> Wrapped(Token[] tokens, float width, int most)
    {
        List<List<Token>> rows = [[]];
        var left = width;
        var indent = brush.Measure(Indent, Face.Mono, CodeSize);
        foreach (var token in tokens)
        {
            var text = token.Text;
            while (text.Length > 0)
            {
                var wide = brush.Measure(text, FaceOf(token), CodeSize);
                if (wide <= left || rows.Count == most)
                {
                    rows[^1].Add(token with { Text = text });
                    left -= wide;
                    break;
                }

                // A part that would fit into a row of its own goes there whole.
                var fits = wide <= width - indent && rows[^1].Count > 0 ? 0 : (int)(left / (wide / text.Length));
                if (fits > 0)
                    rows[^1].Add(token with { Text = text[..Math.Min(fits, text.Length)] });
                text = text[Math.Min(fits, text.Length)..].TrimStart();
                rows.Add([]);
                left = width - indent;
            }
        }

        return rows;
    }

    private float CodeSize => Math.Max(CodeDesign, SmallestCode / brush.Unit);

    private float LeftOf(Box well) => well.X + brush.Px(64);

    private float RightOf(Box well, ProgramLine line) =>
        well.Right - brush.Px(12) - (PassesOf(line) is { Length: > 0 } passes ? brush.Measure(passes, Face.Mono, PassesSize) + brush.Px(PassesEdge) : 0);

    private static string PassesOf(ProgramLine line) => line.Passes > 1 && line.Pass > 0 ? $"{line.Pass}/{line.Passes}" : "";

    private static Face FaceOf(Token token) => token.Kind is TokenKind.Keyword ? Face.MonoSemiBold : Face.MonoMedium;
}
