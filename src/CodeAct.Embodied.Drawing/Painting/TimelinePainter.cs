namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the timeline: a band per turn, a mark per primitive, the playhead.</summary>
public sealed class TimelinePainter(Brush brush, Situation now, Box area, bool isNarrow)
{
    private const float NamesFrom = 40;
    private const float DotsFrom = 8;
    private const float NarrowestBand = 4;
    private const float BandTop = 12;
    private const float NameSize = 13;

    // The base line of a band's name, from its top.
    private const float NameLine = 20;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;
    private readonly EpisodeStory story = now.Story;
    private readonly Moment moment = now.Moment;

    /// <summary>Buttons, for the mouse.</summary>
    public IReadOnlyList<(Box Box, PlaybackButton Button)> Buttons { get; private set; } = [];

    /// <summary>Where each step is.</summary>
    public TimelineScale Scale { get; } = TimelineScale.Of(
        now.Story, area.X + brush.Px(isNarrow ? 150 : 228), area.Right - brush.Px(isNarrow ? 16 : 36), brush.Px(isNarrow ? 4 : 14));

    public void Paint(bool isPlaying, string speed, bool isLive)
    {
        canvas.Fill(area, theme.Panel);
        canvas.Fill(area with { Height = 1 }, theme.Line);
        var controls = new PlaybackControls(brush, isNarrow);
        controls.Paint(new Vector2(area.X + brush.Px(isNarrow ? 22 : 38), TrackY), isPlaying, speed);
        Buttons = controls.Buttons;
        Bands();
        Steps();
        if (story.Turns.Count > 0)
            Playhead();
        if (isLive)
            brush.TextRight("live", area.Right - brush.Px(8), area.Y + brush.Px(14), Face.Bold, 11, theme.Good);
    }

    private float TrackY => isNarrow ? area.Centre.Y : area.Y + (area.Height * 0.52f);

    private void Bands()
    {
        if (story.Turns.Count == 0)
            return;
        var (left, right) = (Scale.Band(0).Left, Scale.Band(story.Turns.Count - 1).Right);
        if ((right - left) / story.Turns.Count >= brush.Px(NarrowestBand))
        {
            for (var t = 0; t < story.Turns.Count; t++)
                Band(t);
            return;
        }

        // Thousands of turns: one band, and the current turn in words.
        canvas.Fill(BandBox(left, right - left), theme.Raised, brush.Px(Brush.Corner));
        if (!isNarrow)
            brush.Text($"Turn {story.Turns[moment.Turn].Number} of {story.Turns.Count}", left + brush.Px(12), area.Y + brush.Px(BandTop + NameLine), Face.SemiBold, NameSize, theme.Accent);
    }

    private void Band(int index)
    {
        var (left, right) = Scale.Band(index);
        var turn = story.Turns[index];
        var isCurrent = index == moment.Turn;
        var box = BandBox(left, Math.Max(2, right - left));
        var radius = Math.Min(brush.Px(Brush.Corner), box.Width / 2);
        canvas.Fill(box, theme.Raised, radius);
        if (box.Width > brush.Px(8))
            canvas.Frame(box, isCurrent ? theme.Accent : theme.Line, brush.Px(isCurrent ? 1.6f : 1), radius);
        if (isNarrow)
            return;
        var name = box.Width > brush.Px(70) ? $"Turn {turn.Number}" : box.Width > brush.Px(20) ? $"{turn.Number}" : "";
        var x = box.X + brush.Px(box.Width > brush.Px(40) ? 12 : 5);
        if (name.Length == 0)
            return;
        x += brush.Text(name, x, box.Y + brush.Px(NameLine), Face.SemiBold, NameSize, isCurrent ? theme.Accent : theme.Text) + brush.Px(8);
        if (box.Right - x > brush.Px(60) && NoteOf(index) is { Length: > 0 } note)
            brush.TextFitted(note, x, box.Y + brush.Px(NameLine), Face.Regular, 12.5f, theme.Muted, box.Right - x - brush.Px(10));
    }

    // A page with names has a pixel more below the bands.
    private Box BandBox(float left, float width) => new(left, area.Y + brush.Px(BandTop), width, area.Height - brush.Px((2 * BandTop) + (isNarrow ? 0 : 1)));

    // What the turn was about: the first and last things it did.
    private string NoteOf(int index)
    {
        var turn = story.Turns[index];
        var done = Enumerable.Range(turn.FirstStep, turn.StepCount).Select(step => NameOf(step)).Where(name => name is not ("goto" or "go")).Distinct().Take(3).ToArray();
        return done.Length > 0 ? string.Join(", ", done) : turn.StepCount > 0 ? "look around" : "";
    }

    private void Steps()
    {
        if (Scale.Pitch < brush.Px(DotsFrom))
        {
            Density();
            return;
        }

        var marks = new MarkPainter(brush, now, Scale, TrackY, Math.Min(brush.Px(7), Scale.Pitch * 0.38f));
        var current = moment.IsStep ? moment.Step : -1;
        var done = moment.Step;
        var y = TrackY;
        var names = !isNarrow && Scale.Pitch >= brush.Px(NamesFrom);
        for (var step = 0; step < story.Steps.Count; step++)
        {
            var x = Scale.X(step);
            if (step > 0 && story.TurnOf(step) == story.TurnOf(step - 1))
            {
                var gap = Math.Min(brush.Px(11), Scale.Pitch * 0.3f);
                canvas.FlatLine(new Vector2(Scale.X(step - 1) + gap, y), new Vector2(x - gap, y), step <= done ? theme.Accent : theme.Line, brush.Px(2));
            }

            marks.Step(step);
            if (names)
            {
                var color = step == current ? theme.Accent : story.Steps[step].IsRefused && step <= done ? theme.Bad : step <= done ? theme.Text : theme.Faint;
                var face = step == current || (story.Steps[step].IsRefused && step <= done) ? Face.Bold : Face.Medium;
                var size = Scale.Pitch < brush.Px(56) ? 11.5f : 12.5f;
                var text = Font.Fit(NameOf(step), face, brush.TextSize(size), Scale.Pitch - 2);
                brush.TextCentred(text, x, y + brush.Px(28), face, size, color);
            }
        }

        for (var turn = 0; turn < story.Turns.Count; turn++)
            marks.Turn(turn);
    }

    // Too many to tell apart: a bar of what is done, and marks for refusals and the win above it.
    private void Density()
    {
        if (story.Steps.Count == 0)
            return;
        var y = TrackY;
        var (left, right) = (Scale.X(0), Scale.X(story.Steps.Count - 1));
        canvas.Fill(new Box(left, y - brush.Px(4), Math.Max(1, right - left), brush.Px(8)), theme.Line, brush.Px(4));
        canvas.Fill(new Box(left, y - brush.Px(4), Math.Max(1, Scale.X(Math.Max(0, moment.Step)) - left), brush.Px(8)), theme.Accent, brush.Px(4));
        if (story.Steps[^1].Call.Won)
            brush.Flag(new Vector2(right, y - brush.Px(6)), brush.Px(14), theme.Good);
        var last = float.NegativeInfinity;
        foreach (var problem in story.Problems)
        {
            var x = problem.IsOfStep ? Scale.X(problem.Step) : Scale.End(problem.Turn);
            if (x - last < brush.Px(3))
                continue;
            canvas.FlatLine(new Vector2(x, y - brush.Px(13)), new Vector2(x, y - brush.Px(6)), brush.ColorsOf(problem.Kind).Color, brush.Px(1.5f));
            last = x;
        }
    }

    private void Playhead()
    {
        var x = moment.Step >= 0 ? Scale.X(moment.Step) : Scale.Band(0).Left + brush.Px(4);
        if (now.IsTurnOver && now.Turn?.Problem is not null)
            x = Scale.End(moment.Turn);
        else if (moment.Step >= 0 && story.TurnOf(moment.Step) != moment.Turn)
            x = Scale.Band(moment.Turn).Left + brush.Px(4);
        var top = area.Y;
        canvas.FlatLine(new Vector2(x, top + brush.Px(4)), new Vector2(x, TrackY - brush.Px(isNarrow ? 8 : 10)), theme.Accent, brush.Px(2.5f));
        var (w, h) = (brush.Px(8), brush.Px(9));
        canvas.Polygon([new(x - w, top - brush.Px(3)), new(x + w, top - brush.Px(3)), new(x + w, top - brush.Px(3) + h), new(x, top - brush.Px(3) + h + brush.Px(7)), new(x - w, top - brush.Px(3) + h)], theme.Accent);
    }

    private string NameOf(int step) => story.Steps[step].Call.Function ?? story.Steps[step].Call.Command.Split(' ')[0];
}
