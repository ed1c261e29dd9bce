using CodeAct.Embodied.Drawing.Painting;

namespace CodeAct.Embodied.Drawing.Figure;

/// <summary>How wide a figure is printed.</summary>
public enum FigureWidth
{
    /// <summary>A column of a page with two: 3.35 inches, 241 points.</summary>
    Column,

    /// <summary>A page: 7 inches, 504 points.</summary>
    Page,
}

/// <summary>Draws a figure for print: key moments of an episode, each with its part of the plan and the lines that made it so. White ground;
/// no letter is smaller than 7 points when it is printed at its width.</summary>
public static class FigurePainter
{
    /// <summary>Pixels of the canvas to a point of the printed figure.</summary>
    public const float PixelsInPoint = 2.2f;

    // Eleven design pixels, the smallest letters of a plan, are then 7 points.
    internal const float Unit = 1.42f;
    internal const float Gap = 16;

    private const float MetresAcross = 6;
    private const double Margin = 0.35;
    private const float PlanHeight = 0.44f;
    private const int LinesShown = 3;
    private const int MostNumbers = 4;
    private static readonly Rgba White = new(255, 255, 255);

    /// <summary>Pixels of a figure's width.</summary>
    public static float PixelsOf(FigureWidth width) => (width is FigureWidth.Page ? 504 : 241) * PixelsInPoint;

    /// <summary>Draws it.</summary>
    /// <returns>Its height, in pixels.</returns>
    public static float Paint(Canvas canvas, EpisodeStory story, IReadOnlyList<KeyMoment> moments, FigureWidth width)
    {
        var brush = new Brush(canvas, Theme.Light, Unit);
        var columns = width is FigureWidth.Page ? 2 : 1;
        var panel = (PixelsOf(width) - ((columns - 1) * brush.Px(Gap * 2))) / columns;
        float y = 0, row = 0;
        for (var i = 0; i < moments.Count; i++)
        {
            if (i % columns == 0)
                (y, row) = (y + row, 0);
            row = Math.Max(row, Panel(brush, story, moments[i], (char)('a' + i), new Vector2(i % columns * (panel + brush.Px(Gap * 2)), y), panel) + brush.Px(Gap));
        }

        return y + row;
    }

    /// <summary>What stands below the figure.</summary>
    public static string Caption(EpisodeStory story)
    {
        var start = story.Replay.Start;
        var (steps, turns) = (story.Steps.Count, story.Turns.Count);
        var end = story.At(story.Beats.At(story.Beats.Total)).OutcomeText;
        var ended = story.Ended is { Won: true } ? "Won" : char.ToUpperInvariant(end[0]) + end[1..];
        return $"{start.Agent} in the task “{start.Goal}”. Circled numbers are the steps at which the robot stopped. The marked line moves the robot, the arrow shows where. "
            + $"{ended}, {steps} of {start.StepLimit} steps and {turns} {(turns == 1 ? "turn" : "turns")} ({start.World.Name}{(story.Plan.Scene is null ? $", seed {start.Seed}" : "")}).";
    }

    private static float Panel(Brush brush, EpisodeStory story, KeyMoment key, char letter, Vector2 at, float width)
    {
        var theme = brush.Theme;
        var x = at.X + brush.Text(letter.ToString(), at.X, at.Y + brush.Px(18), Face.Bold, 15, theme.Text) + brush.Px(8);
        x += brush.Text(key.Title, x, at.Y + brush.Px(18), Face.SemiBold, 14, theme.Text) + brush.Px(8);
        brush.Text($"step {key.Step + 1}", x, at.Y + brush.Px(18), Face.Regular, 13, theme.Muted);

        var plan = new Box(at.X, at.Y + brush.Px(28), width, width * PlanHeight);
        var moment = story.Beats.At(key.Time);
        var robot = House(brush, story, moment, plan);
        var tone = key.Outcome switch { Outcome.Won => theme.Good, Outcome.Lost => theme.Bad, _ => theme.Accent };
        var box = new Box(plan.X, plan.Bottom + brush.Px(8), width, 0);
        var (lines, lit) = Lines(brush, story, key, moment, box, tone);
        Arrow(brush, new Vector2(box.Right - brush.Px(24), lit), robot, tone, plan);
        var y = lines + brush.Px(4);
        foreach (var line in brush.Wrap(key.Note, Face.Medium, 12, box.Width - brush.Px(8)).Take(4))
            brush.Text(line, box.X + brush.Px(4), y += brush.Px(16), Face.Medium, 12, tone);
        return y + brush.Px(8) - at.Y;
    }

    // The part of the plan about the robot and what it is about; where the robot is.
    private static Vector2 House(Brush brush, EpisodeStory story, Moment moment, Box area)
    {
        var scene = new HouseScene(story, moment);
        var aim = scene.Minded is { } place ? story.Plan.Pieces[place].Opened.Centre : scene.RobotAt;
        var across = Math.Max(MetresAcross, 1.5f * Math.Max(Math.Abs(aim.X - scene.RobotAt.X), Math.Abs(aim.Y - scene.RobotAt.Y) * area.Width / area.Height));
        var view = new View(area, Vector2.Lerp(scene.RobotAt, aim, 0.5f), area.Width / across).Within(story.Plan.Extent, Margin);
        var house = new HousePainter(brush, story, moment, view, new HouseOptions { Motion = false, Tags = false });
        house.Paint(ground: White);
        using (brush.Canvas.Clip(area))
            Numbers(brush, story, moment.Step, view, house.RobotPixel);
        brush.Canvas.Frame(area, brush.Theme.Line, brush.Px(1), 0);
        return house.RobotPixel;
    }

    /// <summary>The numbers of the last steps that walked, where the robot then stopped.</summary>
    internal static void Numbers(Brush brush, EpisodeStory story, int last, View view, Vector2? robot)
    {
        List<Vector2> taken = [];
        for (var step = last; step >= 0 && taken.Count < MostNumbers; step--)
        {
            if (story.WalkOf(step).Points is not { Length: > 1 } points)
                continue;
            var at = view.Of(points[^1]) + new Vector2(brush.Px(20), brush.Px(16));
            if (taken.Exists(other => Vector2.Distance(other, at) < brush.Px(20)) || (robot is { } body && Vector2.Distance(body, at) < brush.Px(20)))
                continue;
            taken.Add(at);
            Number(brush, step + 1, at, brush.Theme.Text, White);
        }
    }

    internal static void Number(Brush brush, int number, Vector2 at, Rgba color, Rgba ground)
    {
        brush.Canvas.Disc(at, brush.Px(9.5f), ground);
        brush.Canvas.Circle(at, brush.Px(9.5f), color, brush.Px(1.5f));
        brush.TextCentred(number.ToString(CultureInfo.InvariantCulture), at.X, brush.Middle(at.Y, 12), Face.SemiBold, 12, ground == White ? color : White);
    }

    private static (float Bottom, float Lit) Lines(Brush brush, EpisodeStory story, KeyMoment key, Moment moment, Box area, Rgba tone)
    {
        if (story.Turns.Count == 0)
            return (area.Y, area.Y);
        var turn = story.Turns[moment.Turn];
        var lit = key.Line ?? 0;
        var first = Math.Clamp(lit - 1, 0, Math.Max(0, turn.Lines.Length - LinesShown));
        return Program(brush, story, moment, area, first, Math.Min(LinesShown, turn.Lines.Length - first), lit, tone);
    }

    /// <summary>Draws some lines of the program of a moment; their bottom, and the middle of the lit one.</summary>
    internal static (float Bottom, float Lit) Program(Brush brush, EpisodeStory story, Moment moment, Box area, int first, int count, int lit, Rgba tone)
    {
        var (canvas, theme, pitch) = (brush.Canvas, brush.Theme, brush.Px(20));
        var turn = story.Turns[moment.Turn];
        var states = ProgramView.Of(story, moment.Turn, moment);
        var tokens = turn.Code;
        var box = area with { Height = (count * pitch) + brush.Px(10) };
        canvas.Framed(box, White, theme.Line, brush.Px(1), brush.Px(7));
        var middle = box.Y;
        using (canvas.Clip(box.Grown(-1)))
        {
            for (var i = first; i < first + count; i++)
            {
                var row = new Box(box.X, box.Y + brush.Px(5) + ((i - first) * pitch), box.Width, pitch);
                if (i == lit)
                {
                    canvas.Fill(row, tone.At(0.13));
                    canvas.Fill(row with { Width = brush.Px(4) }, tone);
                    middle = row.Centre.Y;
                }

                var baseline = brush.Middle(row.Centre.Y, 12);
                brush.TextRight((i + 1).ToString(CultureInfo.InvariantCulture), row.X + brush.Px(26), baseline, Face.Mono, 12, theme.Faint);
                var mark = new Vector2(row.X + brush.Px(36), row.Centre.Y);
                if (states[i].State is LineState.Refused or LineState.NowRefused or LineState.Raised)
                    brush.Cross(mark, brush.Px(8), theme.Bad, brush.Px(1.8f));
                else if (states[i].State is LineState.Now)
                    brush.Play(mark, brush.Px(7), tone);
                else if (states[i].State is LineState.Ran)
                    brush.Tick(mark, brush.Px(8), theme.Good, brush.Px(1.6f));
                var x = row.X + brush.Px(46);
                foreach (var token in tokens[i])
                    x += brush.Text(token.Text, x, baseline, token.Kind is TokenKind.Keyword ? Face.MonoSemiBold : Face.MonoMedium, 12, brush.ColorOf(token.Kind));
            }
        }

        return (box.Bottom, middle);
    }

    // From the line, which is the cause, to the robot.
    private static void Arrow(Brush brush, Vector2 from, Vector2 robot, Rgba color, Box plan)
    {
        if (!plan.Contains(robot))
            return;
        var incoming = Vector2.Normalize(from - robot);
        var to = robot + (incoming * brush.Px(36));
        var bend = Vector2.Distance(from, to) * 0.4f;
        Vector2[] points = Outlines.Bezier(from, from - new Vector2(0, bend), to + (incoming * bend), to);
        var side = new Vector2(-incoming.Y, incoming.X);
        brush.Canvas.Line(points, White, brush.Px(4));
        brush.Canvas.Line(points, color, brush.Px(2));
        brush.Canvas.Disc(from, brush.Px(4), color);
        brush.Canvas.Polygon([to, to + (incoming * brush.Px(10)) + (side * brush.Px(4.5f)), to + (incoming * brush.Px(10)) - (side * brush.Px(4.5f))], color);
    }
}
