namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws two episodes side by side: house, current action, timeline, figures.</summary>
public sealed class ComparePainter(Canvas canvas, float unit, Box page, Comparison comparison, PageState state)
{
    // Between the two cards and around them, and between the tiles of figures; and within those.
    private const float Gap = 16;
    private const float TilePadding = 16;

    private readonly Brush brush = new(canvas, state.Theme, unit);
    private readonly Theme theme = state.Theme;

    /// <summary>The timelines, for the mouse: the left one first.</summary>
    public List<(Box Box, TimelineScale Scale)> Tracks { get; } = [];

    /// <summary>Buttons, for the mouse.</summary>
    public IReadOnlyList<(Box Box, PlaybackButton Button)> Buttons { get; private set; } = [];

    public void Paint(double time)
    {
        canvas.Fill(page, theme.Stage);
        var header = new Box(0, 0, page.Width, brush.Px(PageLayout.HeaderHeight));
        canvas.Fill(header, theme.Panel);
        canvas.Fill(new Box(0, header.Bottom - 1, page.Width, 1), theme.Line);
        var start = comparison.First.Replay.Start;
        brush.Caption("Goal", brush.Px(HeaderPainter.Padding), header.Height * HeaderPainter.CaptionLine);
        Controls(header);
        brush.TextFitted(start.Goal, brush.Px(HeaderPainter.Padding), header.Height * HeaderPainter.GoalLine, Face.Bold, 22, theme.Text, Buttons[0].Box.X - brush.Px(2 * HeaderPainter.Padding));
        var isSame = start.WorldHash == comparison.Second.Replay.Start.WorldHash;
        brush.TextRight(
            $"{(comparison.First.Plan.Scene ?? start.World.Name)} · {(isSame ? "same start in both" : "different worlds")}",
            page.Width - brush.Px(HeaderPainter.Padding), header.Height * HeaderPainter.CaptionLine, Face.Regular, 13, theme.Muted);
        brush.TextRight($"Comparing two episodes, in step by {comparison.Mode.ToString().ToLowerInvariant()}", page.Width - brush.Px(HeaderPainter.Padding), header.Height * 0.72f, Face.SemiBold, 15.5f, theme.Text);

        var gap = brush.Px(Gap);
        var width = (page.Width - (3 * gap)) / 2;
        for (var i = 0; i < 2; i++)
        {
            var story = i == 0 ? comparison.First : comparison.Second;
            Card(story.At(story.Beats.At(comparison.TimeIn(i, time))), new Box(gap + (i * (width + gap)), header.Bottom + brush.Px(12), width, page.Height - header.Bottom - brush.Px(28)));
        }
    }

    // Between goal and figures, over the gap between the houses.
    private void Controls(Box header)
    {
        var controls = new PlaybackControls(brush, isNarrow: page.Width < PageLayout.NarrowBelow);
        controls.Paint(new Vector2((page.Width / 2) - (controls.Width / 2), header.Height / 2), state.IsPlaying, state.Speed);
        Buttons = controls.Buttons;
        if (state.IsLive)
            brush.Text("live", Buttons[^1].Box.Right + brush.Px(10), brush.Middle(header.Height / 2, 11), Face.Bold, 11, theme.Good);
    }

    private void Card(Situation now, Box card)
    {
        canvas.Framed(card, theme.Panel, theme.Line, brush.Px(1), brush.Px(14));
        var inner = new Box(card.X + brush.Px(20), card.Y, card.Width - brush.Px(40), card.Height);
        var y = card.Y + brush.Px(32);
        var start = now.Story.Replay.Start;
        var chip = Status(inner.Right, y, now);
        var x = inner.X + brush.Text(Font.Fit(start.Agent, Face.Bold, brush.TextSize(20), inner.Width * 0.5f), inner.X, y, Face.Bold, 20, theme.Text) + brush.Px(14);
        brush.TextFitted(HeaderPainter.ModeOf(start), x, y, Face.Regular, 14, theme.Muted, Math.Max(1, chip.X - x - brush.Px(12)));

        var below = brush.Px(250);
        var house = new Box(inner.X - brush.Px(6), card.Y + brush.Px(54), inner.Width + brush.Px(12), card.Height - brush.Px(54) - below);
        var view = View.Fit(now.Story.Plan.Extent, house, brush.Px(6));
        new HousePainter(brush, now.Story, now.Moment, view, state.House).Paint(ground: theme.Panel);

        y = house.Bottom + brush.Px(12);
        Action(now, new Box(inner.X, y, inner.Width, brush.Px(36)));
        y += brush.Px(46);
        Track(now, new Box(inner.X, y, inner.Width, brush.Px(28)));
        y += brush.Px(42);
        Figures(now, new Box(inner.X, y, inner.Width, brush.Px(80)));
        y += brush.Px(92);
        x = inner.X;
        foreach (var condition in now.State.Conditions)
        {
            var width = HeaderPainter.ChipWidth(brush, condition);
            if (x + width > inner.Right)
                break;
            HeaderPainter.Chip(brush, new Box(x, y, width, brush.Px(HeaderPainter.ChipHeight)), condition);
            x += width + brush.Px(HeaderPainter.ChipGap);
        }
    }

    private Box Status(float right, float baseline, Situation now)
    {
        var text = $"{now.Place} · {now.OutcomeText}";
        var (color, ground) = HeaderPainter.ColorsOf(theme, now.Outcome);
        var width = brush.Measure(text, Face.SemiBold, 14) + brush.Px(46);
        var box = new Box(right - width, baseline - brush.Px(22), width, brush.Px(31));
        canvas.Framed(box, ground, now.Outcome is Outcome.Running ? theme.Line : color, brush.Px(1.5f), box.Height / 2);
        var mark = new Vector2(box.X + brush.Px(18), box.Centre.Y);
        if (now.Outcome is Outcome.Won)
            brush.Flag(mark + new Vector2(-brush.Px(4), brush.Px(8)), brush.Px(16), color);
        else if (now.Outcome is Outcome.Lost)
            brush.Cross(mark, brush.Px(11), color, brush.Px(2.2f));
        else
            brush.Play(mark, brush.Px(10), theme.Accent);
        brush.Text(text, box.X + brush.Px(32), brush.Middle(box.Centre.Y, 14), Face.SemiBold, 14, color);
        return box;
    }

    private void Action(Situation now, Box box)
    {
        canvas.Framed(box, theme.Ground, theme.Line, brush.Px(1), brush.Px(8));
        canvas.Fill(box with { Width = brush.Px(5) }, theme.Accent);
        if (now.Turn is not { } turn)
            return;
        var (story, step) = (now.Story, now.Moment.Step);
        var line = step >= turn.FirstStep && step < turn.EndStep ? ProgramView.LineOf(story, step) : null;
        // Between turns the step before is still shown.
        var shown = step >= 0 ? story.Turns[story.TurnOf(step)] : turn;
        var where = line is { } index && turn.Lines.Length > 1 ? $"line {index + 1} of {turn.Lines.Length}" : $"turn {shown.Number}";
        var right = box.Right - brush.Px(14);
        brush.TextRight(where, right, brush.Middle(box.Centre.Y, 13), Face.Regular, 13, theme.Muted);
        var text = line is { } at && at < turn.Lines.Length ? turn.Lines[at].Trim() : step >= 0 ? story.Steps[step].Call.Command : turn.Thought ?? "";
        var x = box.X + brush.Px(16);
        using (canvas.Clip(new Box(x, box.Y, right - x - brush.Measure(where, Face.Regular, 13) - brush.Px(12), box.Height)))
        {
            // A thought is prose and no program.
            foreach (var token in step < 0 ? [new Token(text, TokenKind.Other)] : PythonTokens.Of([text])[0])
                x += brush.Text(token.Text, x, brush.Middle(box.Centre.Y, 15), token.Kind is TokenKind.Keyword ? Face.MonoSemiBold : Face.MonoMedium, 15, brush.ColorOf(token.Kind));
        }
    }

    private void Track(Situation now, Box box)
    {
        var story = now.Story;
        // The same width for a step in both, so that the longer episode looks longer.
        var most = Math.Max(comparison.First.Steps.Count, comparison.Second.Steps.Count);
        var share = most == 0 ? 1 : Math.Clamp((float)Math.Max(1, story.Steps.Count) / most, 0.05f, 1);
        var scale = TimelineScale.Of(story, box.X, box.X + (box.Width * share), brush.Px(3));
        Tracks.Add((box, scale));
        for (var t = 0; t < story.Turns.Count; t++)
        {
            var (left, right) = scale.Band(t);
            var band = new Box(left, box.Y, Math.Max(1, right - left), box.Height);
            canvas.Fill(band, theme.Raised, Math.Min(brush.Px(7), band.Width / 2));
            if (band.Width > brush.Px(6))
                canvas.Frame(band, t == now.Moment.Turn ? theme.Accent : theme.Line, brush.Px(1), Math.Min(brush.Px(7), band.Width / 2));
        }

        var marks = new MarkPainter(brush, now, scale, box.Centre.Y, Math.Clamp(scale.Pitch * 0.3f, 1, brush.Px(6)));
        for (var step = 0; step < story.Steps.Count; step++)
            marks.Step(step);
        for (var turn = 0; turn < story.Turns.Count; turn++)
            marks.Turn(turn);
    }

    private void Figures(Situation now, Box box)
    {
        var (story, steps) = (now.Story, now.StepsDone);
        var turns = now.Turn is null ? 0 : now.Moment.Turn + 1;
        var tokens = story.Turns.Take(turns).Sum(turn => turn.Tokens);
        var most = Math.Max(comparison.First.Tokens, comparison.Second.Tokens);
        var refused = Enumerable.Range(0, steps).Count(step => story.Steps[step].IsRefused);
        (string Name, string Value, string Note, float Share)[] figures =
        [
            ("steps", Number(steps), $"of {story.Replay.Start.StepLimit} allowed", steps / (float)Math.Max(1, Math.Max(comparison.First.Steps.Count, comparison.Second.Steps.Count))),
            ("turns", Number(turns), "replies of the agent", turns / (float)Math.Max(1, Math.Max(comparison.First.Turns.Count, comparison.Second.Turns.Count))),
            most > 0
                ? ("tokens", Short(tokens), "prompt and reply together", tokens / (float)most)
                : ("refused", Number(refused), "steps without effect", refused / (float)Math.Max(1, steps)),
        ];
        var width = (box.Width - brush.Px(2 * Gap)) / 3;
        for (var i = 0; i < figures.Length; i++)
        {
            var tile = new Box(box.X + (i * (width + brush.Px(Gap))), box.Y, width, box.Height);
            canvas.Fill(tile, theme.Raised, brush.Px(Brush.Corner));
            brush.Text(figures[i].Name, tile.X + brush.Px(TilePadding), tile.Y + brush.Px(24), Face.Regular, 14, theme.Muted);
            var value = brush.Text(figures[i].Value, tile.X + brush.Px(TilePadding), tile.Y + brush.Px(52), Face.Bold, 25, theme.Text);
            brush.TextFitted(figures[i].Note, tile.X + brush.Px(TilePadding), tile.Y + brush.Px(72), Face.Regular, 13, theme.Muted, tile.Width - brush.Px(24));
            var bar = new Box(tile.X + brush.Px(28) + Math.Max(value, brush.Px(40)), tile.Y + brush.Px(38), 0, brush.Px(9));
            bar = bar with { Width = Math.Max(0, tile.Right - brush.Px(TilePadding) - bar.X) };
            canvas.Fill(bar, theme.Line, bar.Height / 2);
            if (figures[i].Share > 0)
                canvas.Fill(bar with { Width = Math.Max(bar.Height, bar.Width * Math.Min(figures[i].Share, 1)) }, theme.Accent, bar.Height / 2);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Short(long value) => value < 1000 ? Number(value) : (value / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + "k";
}
