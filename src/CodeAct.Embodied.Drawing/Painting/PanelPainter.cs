namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>The tabs of a panel that lies under the house.</summary>
public enum PanelTab
{
    Program,
    Output,
    Refusal,
}

/// <summary>Draws the story beside the house: thought, program, refusal, output.</summary>
public sealed class PanelPainter(Brush brush, EpisodeStory story, Moment moment, Box area)
{
    private const int ThoughtLines = 4;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    /// <summary>The left end of the current line; null where none is lit.</summary>
    public Vector2? CurrentLine { get; private set; }

    /// <summary>Where the tabs are, for the mouse; empty where there are none.</summary>
    public List<(Box Box, PanelTab Tab)> Tabs { get; } = [];

    public void Paint()
    {
        canvas.Fill(area, theme.Panel);
        canvas.Fill(area with { Width = 1 }, theme.Line);
        var (left, width) = (area.X + brush.Px(16), area.Width - brush.Px(32));
        var y = area.Y + brush.Px(36);
        var turn = story.Turns.Count == 0 ? null : story.Turns[moment.Turn];
        brush.Text(turn is null ? "Start" : $"Turn {turn.Number}", left + brush.Px(8), y, Face.Bold, 20, theme.Text);
        brush.TextRight(Place(turn), left + width - brush.Px(8), y - brush.Px(1), Face.Regular, 13, theme.Muted);

        y += brush.Px(34);
        brush.Caption("Thought", left + brush.Px(8), y);
        y += brush.Px(6);
        foreach (var line in Shortened(turn?.Thought ?? (turn is null ? "The episode has not begun." : "The agent says nothing."), Face.Regular, 16, width - brush.Px(16), ThoughtLines))
        {
            y += Math.Max(brush.Px(24), brush.TextSize(16) * 1.4f);
            brush.Text(line, left + brush.Px(8), y - brush.Px(3), Face.Regular, 16, theme.Text);
        }

        y += brush.Px(30);
        brush.Caption("Program", left + brush.Px(8), y);
        y += brush.Px(12);
        var refusal = Refusal();
        var bottom = area.Bottom - brush.Px(16);
        var refusalHeight = refusal is null ? 0 : RefusalHeight(refusal, width);
        var program = new ProgramPainter(brush, story, moment);
        var wanted = (Math.Max(turn?.Lines.Length ?? 0, 3) * program.LineHeight) + brush.Px(18);
        var outputLeast = brush.Px(110);
        var height = Math.Min(wanted, Math.Max(program.LineHeight * 4, bottom - y - refusalHeight - outputLeast));
        CurrentLine = program.Paint(new Box(left, y, width, height));
        y += height + brush.Px(16);
        if (refusal is not null)
        {
            PaintRefusal(refusal, new Box(left, y, width, refusalHeight - brush.Px(16)));
            y += refusalHeight;
        }

        y += brush.Px(10);
        brush.Caption(IsOver(turn) ? "Printed" : "Observed", left + brush.Px(8), y);
        y += brush.Px(12);
        if (bottom - y > brush.Px(30))
            PaintOutput(new Box(left, y, width, bottom - y), turn);
    }

    /// <summary>Draws one tab, for small windows.</summary>
    public void PaintTab(PanelTab tab)
    {
        canvas.Fill(area, theme.Panel);
        canvas.Fill(area with { Height = 1 }, theme.Line);
        var x = area.X + brush.Px(16);
        foreach (var choice in Enum.GetValues<PanelTab>())
        {
            var name = choice.ToString();
            var width = brush.Measure(name, Face.SemiBold, 13) + brush.Px(24);
            var box = new Box(x, area.Y + brush.Px(8), width, brush.Px(28));
            Tabs.Add((box, choice));
            if (choice == tab)
                canvas.Fill(box, theme.Raised, box.Height / 2);
            brush.TextCentred(name, box.Centre.X, brush.Middle(box.Centre.Y, 13), Face.SemiBold, 13, choice == tab ? theme.Text : theme.Muted);
            x += width + brush.Px(6);
        }

        var turn = story.Turns.Count == 0 ? null : story.Turns[moment.Turn];
        brush.TextRight(Place(turn), area.Right - brush.Px(24), brush.Middle(area.Y + brush.Px(22), 13), Face.Regular, 13, theme.Muted);
        var well = new Box(area.X + brush.Px(16), area.Y + brush.Px(44), area.Width - brush.Px(32), area.Height - brush.Px(54));
        switch (tab)
        {
            case PanelTab.Program:
                CurrentLine = new ProgramPainter(brush, story, moment).Paint(well);
                break;
            case PanelTab.Output:
                PaintOutput(well, turn);
                break;
            case PanelTab.Refusal when Refusal() is { } refusal:
                PaintRefusal(refusal, well with { Height = Math.Min(well.Height, RefusalHeight(refusal, well.Width) - brush.Px(16)) });
                break;
            default:
                brush.Text("Nothing was refused so far.", well.X + brush.Px(8), well.Y + brush.Px(24), Face.Regular, 14, theme.Muted);
                break;
        }
    }

    private string Place(TurnStory? turn)
    {
        if (turn is null)
            return "";
        if (moment.IsStep && ProgramView.LineOf(story, moment.Step) is { } line)
            return $"line {line + 1} · primitive {moment.Step - turn.FirstStep + 1} of {turn.StepCount}";
        return turn.StepCount == 1 ? "1 primitive" : $"{turn.StepCount} primitives";
    }

    /// <summary>The refusal to show: the last one up to now.</summary>
    private ReplayedStep? Refusal()
    {
        var last = moment.IsStep && moment.Progress < 0.3f ? moment.Step - 1 : moment.Step;
        for (var step = Math.Min(last, story.Steps.Count - 1); step >= 0; step--)
        {
            if (story.Steps[step].IsRefused)
                return story.Steps[step];
        }

        return null;
    }

    private List<string> ReasonLines(ReplayedStep refusal, float width) =>
        Shortened(refusal.Call.Refusal ?? refusal.Call.Observation, Face.Regular, 14, width - brush.Px(64), 3);

    private float RefusalHeight(ReplayedStep refusal, float width) =>
        brush.Px(64) + (ReasonLines(refusal, width).Count * brush.Px(20)) + brush.Px(20);

    private void PaintRefusal(ReplayedStep refusal, Box box)
    {
        canvas.Framed(box, theme.BadGround, theme.Bad, brush.Px(1.5f), brush.Px(10));
        brush.CrossedRing(new Vector2(box.X + brush.Px(22), box.Y + brush.Px(24)), brush.Px(10.5f), theme.Bad, theme.BadGround, brush.Px(2.2f));
        brush.Text("Refused", box.X + brush.Px(44), box.Y + brush.Px(30), Face.Bold, 15.5f, theme.Bad);
        var inThisTurn = refusal.Call.Turn == story.Turns[moment.Turn].Number;
        var where = inThisTurn && refusal.Call.Line is { } line ? $"line {line} · step {refusal.Call.Step}" : $"turn {refusal.Call.Turn} · step {refusal.Call.Step}";
        brush.TextRight(where, box.Right - brush.Px(14), box.Y + brush.Px(29), Face.Regular, 13, theme.Muted);
        brush.TextFitted(refusal.Call.Command, box.X + brush.Px(44), box.Y + brush.Px(54), Face.MonoMedium, 14, theme.Text, box.Width - brush.Px(58));
        var y = box.Y + brush.Px(54);
        foreach (var text in ReasonLines(refusal, box.Width))
            brush.Text(text, box.X + brush.Px(44), y += brush.Px(20), Face.Regular, 14, theme.Text);
    }

    private void PaintOutput(Box well, TurnStory? turn)
    {
        canvas.Framed(well, theme.Ground, theme.Line, brush.Px(1), brush.Px(10));
        var (text, isPrinted) = Printed(turn);
        var pitch = Math.Max(brush.Px(22), brush.TextSize(13) * 1.45f);
        List<(string Text, Rgba Color)> lines = [];
        var refused = turn is null ? [] : Enumerable.Range(turn.FirstStep, turn.StepCount)
            .Select(step => story.Steps[step].Call.Refusal).OfType<string>().Where(reason => reason.Length > 0).ToList();
        foreach (var paragraph in text.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            var isBad = paragraph.Contains("Error", StringComparison.Ordinal) || paragraph.StartsWith("Traceback", StringComparison.Ordinal)
                || refused.Exists(reason => paragraph.Contains(reason, StringComparison.Ordinal));
            foreach (var line in brush.Wrap(paragraph, Face.Mono, 13, well.Width - brush.Px(28)))
                lines.Add((line, !isPrinted ? theme.Muted : isBad ? theme.Bad : theme.Text));
        }

        // It follows its end, as a terminal does.
        var visible = Math.Max(1, (int)((well.Height - brush.Px(14)) / pitch));
        var y = well.Y + brush.Px(24);
        foreach (var line in lines.Skip(Math.Max(0, lines.Count - visible)))
        {
            brush.Text(line.Text, well.X + brush.Px(14), y, isPrinted ? Face.Mono : Face.Regular, 13, line.Color);
            y += pitch;
        }
    }

    private bool IsOver(TurnStory? turn) => turn?.Output is not null && moment.Beat is BeatKind.Output or BeatKind.End;

    // While a program runs the log does not know yet what it prints: until then the robot's own answers are shown.
    private (string Text, bool IsPrinted) Printed(TurnStory? turn)
    {
        if (turn is null)
            return ("", true);
        if (IsOver(turn) && turn.Output is { } output)
            return output.Length > 0 ? (output, true) : ("The program printed nothing.", false);
        var last = moment.IsStep && moment.Progress < 0.9f ? moment.Step - 1 : moment.Step;
        List<string> seen = [];
        for (var step = turn.FirstStep; step <= Math.Min(last, turn.EndStep - 1); step++)
            seen.Add(story.Steps[step].Call.Observation);
        return seen.Count > 0 ? (string.Join('\n', seen), true) : ("Nothing yet.", false);
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
