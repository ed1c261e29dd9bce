namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>A canvas with a theme and a unit: sizes given to it are those of the 1600x900 design.</summary>
public sealed class Brush(Canvas canvas, Theme theme, float unit)
{
    /// <summary>How round the corners of cards and wells are, in the design.</summary>
    public const float Corner = 10;

    private const float SmallestText = 11;

    public Canvas Canvas { get; } = canvas;

    public Theme Theme { get; } = theme;

    public float Unit { get; } = unit;

    /// <summary>Pixels of a length of the design.</summary>
    public float Px(float length) => length * Unit;

    /// <summary>Pixels of a text size of the design: whole, and never too small to read.</summary>
    public float TextSize(float size) => Math.Max(SmallestText, MathF.Round(size * Unit));

    public float Measure(string text, Face face, float size, float spacing = 0) => Font.Measure(text, face, TextSize(size), spacing * Unit);

    /// <summary>Text with its base line at the point; returns how wide it is.</summary>
    public float Text(string text, float x, float baseline, Face face, float size, Rgba color, float spacing = 0)
    {
        Canvas.Text(text, new Vector2(x, baseline), face, TextSize(size), color, spacing * Unit);
        return Measure(text, face, size, spacing);
    }

    public void TextRight(string text, float right, float baseline, Face face, float size, Rgba color) =>
        Text(text, right - Measure(text, face, size), baseline, face, size, color);

    public void TextCentred(string text, float x, float baseline, Face face, float size, Rgba color, float spacing = 0) =>
        Text(text, x - (Measure(text, face, size, spacing) / 2), baseline, face, size, color, spacing);

    /// <summary>The colour of a part of a program.</summary>
    public Rgba ColorOf(TokenKind kind) => kind switch
    {
        TokenKind.Keyword => Theme.Keyword,
        TokenKind.Called => Theme.Called,
        TokenKind.Quoted => Theme.Quoted,
        TokenKind.Number => Theme.Number,
        TokenKind.Comment => Theme.Comment,
        _ => Theme.Code,
    };

    /// <summary>Where the base line of one line of text must be, for its letters to stand in the middle.</summary>
    public float Middle(float centre, float size) => centre + (TextSize(size) * 0.36f);

    /// <summary>A section's heading in capitals.</summary>
    public void Caption(string text, float x, float baseline) =>
        Text(text.ToUpperInvariant(), x, baseline, Face.Bold, 12, Theme.Muted, 1.2f);

    /// <summary>Text that is as wide as allowed at most, cut with an ellipsis.</summary>
    public void TextFitted(string text, float x, float baseline, Face face, float size, Rgba color, float width) =>
        Canvas.Text(Font.Fit(text, face, TextSize(size), width), new Vector2(x, baseline), face, TextSize(size), color);

    /// <summary>Breaks text into lines at blanks, and within words that are too long. Blanks at the beginning of a line stay:
    /// a program's output is laid out with them.</summary>
    public List<string> Wrap(string text, Face face, float size, float width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).Split('\n'))
        {
            string? line = null;
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line is null ? word : line + " " + word;
                if (Measure(longer, face, size) <= width)
                {
                    line = longer;
                    continue;
                }

                if (!string.IsNullOrWhiteSpace(line))
                    lines.Add(line);
                line = word;
                while (Measure(line, face, size) > width && line.Length > 1)
                {
                    var cut = line.Length - 1;
                    while (cut > 1 && Measure(line[..cut], face, size) > width)
                        cut--;
                    lines.Add(line[..cut]);
                    line = line[cut..];
                }
            }

            lines.Add(line ?? "");
        }

        return lines;
    }

    /// <summary>A tick mark in a square of that size.</summary>
    public void Tick(Vector2 centre, float size, Rgba color, float width) => Canvas.Line(
        [centre + new Vector2(-0.45f * size, 0.02f * size), centre + new Vector2(-0.12f * size, 0.34f * size), centre + new Vector2(0.46f * size, -0.34f * size)], color, width);

    public void Cross(Vector2 centre, float size, Rgba color, float width)
    {
        var d = size * 0.38f;
        Canvas.Line(centre + new Vector2(-d), centre + new Vector2(d), color, width);
        Canvas.Line(centre + new Vector2(-d, d), centre + new Vector2(d, -d), color, width);
    }

    /// <summary>The mark of a problem in its own colours.</summary>
    public void Mark(ProblemKind kind, Vector2 centre, float radius, float width) =>
        Mark(kind, centre, radius, width, ColorsOf(kind).Color, ColorsOf(kind).Ground);

    /// <summary>The mark of a problem: a crossed ring, a bolt, a clock, a dash, an exclamation mark.</summary>
    public void Mark(ProblemKind kind, Vector2 centre, float radius, float width, Rgba color, Rgba ground)
    {
        Canvas.Disc(centre, radius, ground);
        Canvas.Circle(centre, radius, color, width);
        switch (kind)
        {
            case ProblemKind.Refusal:
                Cross(centre, radius, color, width);
                break;
            case ProblemKind.Exception:
                // A bolt: two triangles that share a corner.
                foreach (var side in (int[])[-1, 1])
                {
                    var r = radius * 0.7f * side;
                    Canvas.Polygon([centre + new Vector2(-0.25f * r, r), centre + new Vector2(0.6f * r, -0.15f * r), centre + new Vector2(0.05f * r, -0.15f * r)], color);
                }

                break;
            case ProblemKind.Limit:
                // A clock.
                Canvas.Line([centre + new Vector2(0, -0.6f * radius), centre, centre + new Vector2(0.45f * radius, 0.2f * radius)], color, width);
                break;
            case ProblemKind.Surprise:
                Canvas.Line(centre - new Vector2(0, 0.6f * radius), centre + new Vector2(0, 0.15f * radius), color, width);
                Canvas.Disc(centre + new Vector2(0, 0.5f * radius), width * 0.6f, color);
                break;
            case ProblemKind.NoAction:
                Canvas.Line(centre - new Vector2(0.45f * radius, 0), centre + new Vector2(0.45f * radius, 0), color, width);
                break;
        }
    }

    /// <summary>The colours of a problem: of its mark and its title, and of the ground under them.</summary>
    public (Rgba Color, Rgba Ground) ColorsOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Exception => (Theme.Violet, Theme.Panel),
        ProblemKind.Refusal => (Theme.Bad, Theme.BadGround),
        _ => (Theme.Warn, Theme.WarnGround),
    };

    public void Flag(Vector2 foot, float height, Rgba color)
    {
        var top = foot - new Vector2(0, height);
        Canvas.Line(foot, top, color, Px(2));
        Canvas.Polygon([top, top + new Vector2(height * 0.72f, height * 0.3f), top + new Vector2(0, height * 0.6f)], color);
    }

    /// <summary>The ground of program and output.</summary>
    public void Well(Box box) => Canvas.Framed(box, Theme.Ground, Theme.Line, Px(1), Px(Corner));

    /// <summary>Where one is in what does not fit.</summary>
    public void Scrollbar(Box well, int first, int visible, int count)
    {
        var height = well.Height - Px(16);
        Canvas.Fill(new Box(well.Right - Px(6), well.Y + Px(8) + (height * first / count), Px(3), height * visible / count), Theme.Line, Px(1.5f));
    }

    /// <summary>A triangle that points to the right.</summary>
    public void Play(Vector2 centre, float size, Rgba color) => Canvas.Polygon(
        [centre + new Vector2(-0.4f * size, -0.5f * size), centre + new Vector2(0.5f * size, 0), centre + new Vector2(-0.4f * size, 0.5f * size)], color);
}
