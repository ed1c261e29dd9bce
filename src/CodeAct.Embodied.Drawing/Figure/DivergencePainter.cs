using CodeAct.Embodied.Drawing.Painting;

namespace CodeAct.Embodied.Drawing.Figure;

/// <summary>Draws two episodes of one world as a figure: one plan, two ways told apart by dash and colour, and the step at which they part.</summary>
public static class DivergencePainter
{
    private const float PlanShare = 0.56f;
    private const int LinesShown = 8;
    private static readonly Rgba White = new(255, 255, 255);
    private static readonly Rgba Second = Rgba.Of("#C05000");

    /// <summary>The index of the first step at which they do something else; the length of the shorter where one goes on.</summary>
    public static int PartAt(EpisodeStory first, EpisodeStory second) => Enumerable.Range(0, Math.Min(first.Steps.Count, second.Steps.Count))
        .FirstOrDefault(step => first.Steps[step].Call.Command != second.Steps[step].Call.Command, Math.Min(first.Steps.Count, second.Steps.Count));

    /// <summary>What stands below the figure.</summary>
    public static string Caption(EpisodeStory first, EpisodeStory second)
    {
        var shared = PartAt(first, second);
        return $"Two episodes of the task “{first.Replay.Start.Goal}”: A, {first.Replay.Start.Agent}, and B, {second.Replay.Start.Agent}. They share {shared} {(shared == 1 ? "step" : "steps")} and part where the circle is. "
            + $"Numbers are steps. Ways show how the robot went; they do not count as steps ({first.Replay.Start.World.Name}).";
    }

    /// <summary>Draws it.</summary>
    /// <returns>Its height, in pixels.</returns>
    /// <exception cref="InputException">The two are not of one world.</exception>
    public static float Paint(Canvas canvas, EpisodeStory first, EpisodeStory second, FigureWidth width)
    {
        if (first.Replay.Start.WorldHash != second.Replay.Start.WorldHash)
            throw new InputException("A figure of two episodes shows them on one plan, and these two are of different worlds.");
        var brush = new Brush(canvas, Theme.Light, FigurePainter.Unit);
        var all = FigurePainter.PixelsOf(width);
        var isWide = width is FigureWidth.Page;
        var extent = first.Plan.Extent;
        var planWidth = isWide ? all * PlanShare : all;
        var plan = new Box(0, brush.Px(30), planWidth, Math.Min(planWidth * 1.1f, planWidth * (float)(extent.Depth / Math.Max(1, extent.Width))) + brush.Px(8));
        var parted = PartAt(first, second);
        Legend(brush, first, second, all);
        Plan(brush, first, second, parted, plan);

        var x = isWide ? plan.Right + brush.Px(FigurePainter.Gap) : 0;
        var y = isWide ? 0 : plan.Bottom + brush.Px(FigurePainter.Gap);
        y = Card(brush, first, "A", parted, new Box(x, y, all - x, 0), brush.Theme.Accent);
        y = Card(brush, second, "B", parted, new Box(x, y + brush.Px(FigurePainter.Gap), all - x, 0), Second);
        return Math.Max(plan.Bottom, y) + brush.Px(4);
    }

    private static void Legend(Brush brush, EpisodeStory first, EpisodeStory second, float width)
    {
        var x = brush.Px(3);
        // Where the names do not fit, the caption has them.
        (string Text, Rgba Color, bool IsDashed)[] rows = [("both", brush.Theme.Wall, false), ($"A, {first.Replay.Start.Agent}", brush.Theme.Accent, false), ($"B, {second.Replay.Start.Agent}", Second, true)];
        var areShort = rows.Sum(row => brush.Measure(row.Text, Face.SemiBold, 13) + brush.Px(56)) <= width;
        foreach (var (text, color, isDashed) in rows)
        {
            Way(brush, [new Vector2(x, brush.Px(12)), new Vector2(x + brush.Px(30), brush.Px(12))], color, isDashed);
            x += brush.Px(38);
            x += brush.Text(areShort ? text : text.Split(',')[0], x, brush.Middle(brush.Px(12), 13), Face.SemiBold, 13, color) + brush.Px(18);
        }
    }

    private static void Plan(Brush brush, EpisodeStory first, EpisodeStory second, int parted, Box area)
    {
        var view = View.Fit(first.Plan.Extent, area, brush.Px(4)) with { Area = area };
        var start = first.Beats.At(0);
        new HousePainter(brush, first, start, view, new HouseOptions { Dim = false, Motion = false, Tags = false }).Paint(ground: White);
        using (brush.Canvas.Clip(area))
        {
            for (var step = 0; step < parted; step++)
                Way(brush, view.Of(first.WalkOf(step).Points), brush.Theme.Wall, isDashed: false);
            Rest(first, brush.Theme.Accent, isDashed: false, new Vector2(brush.Px(13), brush.Px(13)));
            Rest(second, Second, isDashed: true, new Vector2(-brush.Px(13), brush.Px(13)));
            FigurePainter.Numbers(brush, first, parted - 1, view, null);
            var at = Where(parted - 1);
            brush.Canvas.Circle(at, brush.Px(34), White, brush.Px(5));
            brush.Canvas.Circle(at, brush.Px(34), brush.Theme.Text, brush.Px(2));
        }

        void Rest(EpisodeStory story, Rgba color, bool isDashed, Vector2 beside)
        {
            for (var step = parted; step < story.Steps.Count; step++)
            {
                if (story.WalkOf(step).Points is not { Length: > 1 } points)
                    continue;
                Way(brush, view.Of(points), color, isDashed);
                FigurePainter.Number(brush, step + 1, view.Of(points[^1]) + beside, color, color);
            }
        }

        Vector2 Where(int step) => view.Of(step >= 0 ? first.WalkOf(step).Points[^1] : first.Plan.PoseAt(first.Replay.World.StartLocation) is var pose ? new Vector2((float)pose.X, (float)pose.Y) : default);
    }

    private static void Way(Brush brush, Vector2[] points, Rgba color, bool isDashed)
    {
        if (points.Length < 2)
            return;
        if (!isDashed)
            brush.Canvas.Line(points, White, brush.Px(5.5f));
        if (isDashed)
            brush.Canvas.Dashes(points, color, brush.Px(3.2f), brush.Px(9), brush.Px(5));
        else
            brush.Canvas.Line(points, color, brush.Px(3.2f));
    }

    private static float Card(Brush brush, EpisodeStory story, string name, int parted, Box area, Rgba color)
    {
        var theme = brush.Theme;
        brush.Text(name, area.X, area.Y + brush.Px(17), Face.Bold, 15, color);
        var now = story.At(story.Beats.At(story.Beats.Total));
        var (tone, _) = HeaderPainter.ColorsOf(theme, now.Outcome);
        brush.TextRight($"{now.OutcomeText}, {story.Steps.Count} steps", area.Right, area.Y + brush.Px(17), Face.SemiBold, 13, tone);
        if (story.Steps.Count == 0)
            return area.Y + brush.Px(24);
        var step = Math.Min(parted, story.Steps.Count - 1);
        var turn = story.Turns[story.TurnOf(step)];
        var lit = ProgramView.LineOf(story, step) ?? 0;
        var count = Math.Min(LinesShown, turn.Lines.Length);
        var first = Math.Clamp(lit - 2, 0, turn.Lines.Length - count);
        var moment = story.Beats.At(story.Beats.TimeAfterTurn(story.TurnOf(step)));
        return FigurePainter.Program(brush, story, moment, area with { Y = area.Y + brush.Px(26) }, first, count, lit, color).Bottom;
    }
}
