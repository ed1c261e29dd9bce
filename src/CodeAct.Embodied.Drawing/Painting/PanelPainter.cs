namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>The tabs of a panel that lies under the house.</summary>
public enum PanelTab
{
    Program,
    Output,
    Problem,
}

/// <summary>A part of the panel whose lines may be more than fit.</summary>
/// <param name="First">The line at its top.</param>
/// <param name="Visible">How many lines fit.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct Well(PanelTab Tab, Box Box, int First, int Visible, int Count);

/// <summary>Draws the story beside the house: thought, program, problem, output.</summary>
/// <param name="scrolled">The lines at the top of program and output where a person has scrolled them; null to follow.</param>
public sealed class PanelPainter(Brush brush, Situation now, Box area, (int? Program, int? Output) scrolled = default)
{
    private const int ThoughtLines = 4;
    private const int ReasonMost = 3;

    // From the edge to the wells, and between them; of text, from the edge of the wells; and from a caption to its well.
    private const float Margin = 16;
    private const float Inset = 8;
    private const float UnderCaption = 12;

    // However long the program is, the output keeps as much.
    private const float OutputLeast = 110;

    private const float ReasonPitch = 20;
    private const float ReasonSize = 14;
    private const float SmallSize = 13;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    /// <summary>The left end of the current line; null where none is lit.</summary>
    public Vector2? CurrentLine { get; private set; }

    /// <summary>Where the tabs are, for the mouse; empty where there are none.</summary>
    public List<(Box Box, PanelTab Tab)> Tabs { get; } = [];

    /// <summary>What was drawn that can be scrolled, for the mouse.</summary>
    public List<Well> Wells { get; } = [];

    public void Paint()
    {
        canvas.Fill(area, theme.Panel);
        canvas.Fill(area with { Width = 1 }, theme.Line);
        var (left, width) = (area.X + brush.Px(Margin), area.Width - brush.Px(2 * Margin));
        var y = area.Y + brush.Px(36);
        brush.Text(now.Turn is { } turn ? $"Turn {turn.Number}" : "Start", left + brush.Px(Inset), y, Face.Bold, 20, theme.Text);
        brush.TextRight(Place(), left + width - brush.Px(Inset), y - brush.Px(1), Face.Regular, SmallSize, theme.Muted);
        if ((now.Turn is null ? "The episode has not begun." : now.Turn.Thought) is { Length: > 0 } thought)
            y = Thought(thought, left + brush.Px(Inset), y + brush.Px(34), width - brush.Px(2 * Inset));

        y += brush.Px(30);
        brush.Caption("Program", left + brush.Px(Inset), y);
        y += brush.Px(UnderCaption);
        var bottom = area.Bottom - brush.Px(Margin);
        var problemHeight = now.Problem is { } problem ? ProblemHeight(problem, width) : 0;
        var program = new ProgramPainter(brush, now.Story, now.Moment);
        var wanted = (Math.Max(now.Turn?.Lines.Length ?? 0, 3) * program.LineHeight) + brush.Px(18);
        var height = Math.Min(wanted, Math.Max(program.LineHeight * 4, bottom - y - problemHeight - brush.Px(OutputLeast)));
        PaintProgram(program, new Box(left, y, width, height));
        y += height + brush.Px(Margin);
        if (now.Problem is not null)
        {
            PaintProblem(now.Problem, new Box(left, y, width, problemHeight - brush.Px(Margin)));
            y += problemHeight;
        }

        y += brush.Px(10);
        brush.Caption(now.IsTurnOver ? "Printed" : "Observed", left + brush.Px(Inset), y);
        y += brush.Px(UnderCaption);
        if (bottom - y > brush.Px(30))
            PaintOutput(new Box(left, y, width, bottom - y));
    }

    /// <summary>Draws one tab, for small windows.</summary>
    public void PaintTab(PanelTab tab)
    {
        canvas.Fill(area, theme.Panel);
        canvas.Fill(area with { Height = 1 }, theme.Line);
        var x = area.X + brush.Px(Margin);
        foreach (var choice in Enum.GetValues<PanelTab>())
        {
            var name = choice.ToString();
            var width = brush.Measure(name, Face.SemiBold, SmallSize) + brush.Px(24);
            var box = new Box(x, area.Y + brush.Px(8), width, brush.Px(28));
            Tabs.Add((box, choice));
            if (choice == tab)
                canvas.Fill(box, theme.Raised, box.Height / 2);
            brush.TextCentred(name, box.Centre.X, brush.Middle(box.Centre.Y, SmallSize), Face.SemiBold, SmallSize, choice == tab ? theme.Text : theme.Muted);
            x += width + brush.Px(6);
        }

        brush.TextRight(Place(), area.Right - brush.Px(24), brush.Middle(area.Y + brush.Px(22), SmallSize), Face.Regular, SmallSize, theme.Muted);
        var well = new Box(area.X + brush.Px(Margin), area.Y + brush.Px(44), area.Width - brush.Px(2 * Margin), area.Height - brush.Px(54));
        switch (tab)
        {
            case PanelTab.Program:
                PaintProgram(new ProgramPainter(brush, now.Story, now.Moment), well);
                break;
            case PanelTab.Output:
                PaintOutput(well);
                break;
            case PanelTab.Problem when now.Problem is { } problem:
                PaintProblem(problem, well with { Height = Math.Min(well.Height, ProblemHeight(problem, well.Width) - brush.Px(Margin)) });
                break;
            default:
                brush.Text("Nothing went wrong so far.", well.X + brush.Px(8), well.Y + brush.Px(24), Face.Regular, ReasonSize, theme.Muted);
                break;
        }
    }

    private float Thought(string thought, float x, float y, float width)
    {
        brush.Caption("Thought", x, y);
        y += brush.Px(6);
        foreach (var line in Shortened(thought, Face.Regular, 16, width, ThoughtLines))
        {
            y += Math.Max(brush.Px(24), brush.TextSize(16) * 1.4f);
            brush.Text(line, x, y - brush.Px(3), Face.Regular, 16, theme.Text);
        }

        return y;
    }

    private string Place()
    {
        if (now.Turn is not { } turn)
            return "";
        var moment = now.Moment;
        if (moment.IsStep && ProgramView.LineOf(now.Story, moment.Step) is { } line)
            return $"line {line + 1} · primitive {moment.Step - turn.FirstStep + 1} of {turn.StepCount}";
        return turn.StepCount == 1 ? "1 primitive" : $"{turn.StepCount} primitives";
    }

    private void PaintProgram(ProgramPainter program, Box box)
    {
        CurrentLine = program.Paint(box, scrolled.Program);
        Wells.Add(new Well(PanelTab.Program, box, program.First, program.Visible, now.Turn?.Lines.Length ?? 0));
    }

    private List<string> ReasonLines(Problem problem, float width) =>
        Shortened(problem.Reason, Face.Regular, ReasonSize, width - brush.Px(64), ReasonMost);

    private float ProblemHeight(Problem problem, float width) =>
        brush.Px(64) + ((ReasonLines(problem, width).Count + (problem.Tried is null ? -1 : 0)) * brush.Px(ReasonPitch)) + brush.Px(ReasonPitch);

    // What is over is kept in sight, but no longer shouts.
    private void PaintProblem(Problem problem, Box box)
    {
        var (color, ground) = now.IsProblemOver ? (theme.Muted, theme.Raised) : brush.ColorsOf(problem.Kind);
        canvas.Framed(box, ground, now.IsProblemOver ? theme.Line : color, brush.Px(1.5f), brush.Px(Brush.Corner));
        brush.Mark(problem.Kind, new Vector2(box.X + brush.Px(22), box.Y + brush.Px(24)), brush.Px(10.5f), brush.Px(2.2f), color, ground);
        var left = box.X + brush.Px(44);
        var title = now.IsProblemOver ? $"{problem.Title} before" : problem.Title;
        brush.Text(title, left, box.Y + brush.Px(30), Face.Bold, 15.5f, color);
        var number = now.Story.Turns[problem.Turn].Number;
        var place = problem.Turn == now.Moment.Turn && problem.Line is { } line ? $"line {line}" : $"turn {number}";
        brush.TextRight(problem.IsOfStep ? $"{place} · step {problem.Step + 1}" : place, box.Right - brush.Px(14), box.Y + brush.Px(29), Face.Regular, SmallSize, theme.Muted);
        var y = box.Y + brush.Px(34);
        var text = now.IsProblemOver ? theme.Muted : theme.Text;
        if (problem.Tried is { } tried)
            brush.TextFitted(tried, left, y += brush.Px(ReasonPitch), Face.MonoMedium, ReasonSize, text, box.Width - brush.Px(58));
        foreach (var reason in ReasonLines(problem, box.Width))
            brush.Text(reason, left, y += brush.Px(ReasonPitch), Face.Regular, ReasonSize, text);
    }

    private void PaintOutput(Box well)
    {
        brush.Well(well);
        var (text, isPrinted) = now.Output();
        var pitch = Math.Max(brush.Px(22), brush.TextSize(SmallSize) * 1.45f);
        List<(string Text, Rgba Color)> lines = [];
        var refused = now.Turn is not { } turn ? [] : Enumerable.Range(turn.FirstStep, turn.StepCount)
            .Select(step => now.Story.Steps[step].Call.Refusal).OfType<string>().Where(reason => reason.Length > 0).ToList();
        foreach (var paragraph in text.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            var isBad = paragraph.Contains("Error", StringComparison.Ordinal) || paragraph.StartsWith("Traceback", StringComparison.Ordinal)
                || refused.Exists(reason => paragraph.Contains(reason, StringComparison.Ordinal));
            foreach (var line in brush.Wrap(paragraph, Face.Mono, SmallSize, well.Width - brush.Px(28)))
                lines.Add((line, !isPrinted ? theme.Muted : isBad ? theme.Bad : theme.Text));
        }

        // It follows its end, as a terminal does.
        var visible = Math.Max(1, (int)((well.Height - brush.Px(14)) / pitch));
        var end = Math.Max(0, lines.Count - visible);
        var first = Math.Clamp(scrolled.Output ?? end, 0, end);
        Wells.Add(new Well(PanelTab.Output, well, first, visible, lines.Count));
        var y = well.Y + brush.Px(24);
        foreach (var line in lines.Skip(first).Take(visible))
        {
            brush.Text(line.Text, well.X + brush.Px(14), y, isPrinted ? Face.Mono : Face.Regular, SmallSize, line.Color);
            y += pitch;
        }

        if (end > 0)
            brush.Scrollbar(well, first, visible, lines.Count);
    }

    private List<string> Shortened(string text, Face face, float size, float width, int most)
    {
        var lines = brush.Wrap(text.Trim(), face, size, width);
        if (lines.Count <= most)
            return lines;
        var cut = lines[most - 1];
        return [.. lines.Take(most - 1), Font.Fit(cut + " " + lines[most], face, brush.TextSize(size), width)];
    }
}
