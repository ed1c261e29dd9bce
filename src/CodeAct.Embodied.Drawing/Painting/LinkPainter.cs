namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Ties the current line of the program to the robot, around labels and cards where there is a way.</summary>
/// <param name="from">Where the link leaves the panel.</param>
/// <param name="line">The left end of the current line.</param>
internal sealed class LinkPainter(Brush brush, Vector2 from, Vector2 line)
{
    // In pixels of the design: what a turn away from the straight way costs, and what a label under the link costs.
    private const float TurnCost = 40;
    private const float LabelCost = 120;

    // A pixel of a way that is longer than the straight one costs so many.
    private const float DetourCost = 0.8f;
    private const float LongestBend = 0.4f;

    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    public void Paint(HousePainter house, IReadOnlyList<Box> labels)
    {
        if (Vector2.Distance(from, house.RobotPixel) < (house.RobotHalo + brush.Px(8)) * 1.4f)
            return;
        var (points, incoming, _) = Ways(house).MinBy(way => Cost(way.Points, labels) + (brush.Px(TurnCost) * way.Detour) + (DetourCost * Detour(way.Points)));
        var to = points[^1];
        canvas.Part = new Part(PartKind.Link);
        canvas.Line(points, theme.Panel.At(0.75), brush.Px(5));
        canvas.Line(points, theme.Accent, brush.Px(2.5f));
        canvas.Disc(from, brush.Px(5), theme.Accent);
        canvas.Line([from, line], theme.Accent, brush.Px(2.5f));
        var side = new Vector2(-incoming.Y, incoming.X);
        canvas.Polygon([to, to + (incoming * brush.Px(11)) + (side * brush.Px(5)), to + (incoming * brush.Px(11)) - (side * brush.Px(5))], theme.Accent);
        canvas.Part = default;
    }

    private IEnumerable<(Vector2[] Points, Vector2 Incoming, float Detour)> Ways(HousePainter house)
    {
        var robot = house.RobotPixel;
        var straight = Vector2.Normalize(from - robot + new Vector2(brush.Px(60), 0));
        // Not where the robot looks: there it holds something.
        var (sin, cos) = MathF.SinCos(house.RobotHeading * MathF.PI / 180);
        var front = new Vector2(sin, -cos);
        foreach (var turn in (float[])[0, 0.4f, -0.4f, 0.8f, -0.8f, 1.2f, -1.2f, 1.6f, -1.6f])
        {
            var incoming = Vector2.Transform(straight, Matrix3x2.CreateRotation(turn));
            if (Vector2.Dot(front, incoming) > 0.55f)
                continue;
            var to = robot + (incoming * (house.RobotHalo + brush.Px(8)));
            foreach (var slack in (float[])[1, 1.7f, 0.5f])
            {
                // Near the panel there is no room for a wide bend.
                var bend = Math.Min(Math.Max(brush.Px(60), (from.X - to.X) * 0.45f) * slack, Vector2.Distance(from, to) * LongestBend);
                var points = Outlines.Bezier(from, from - new Vector2(bend, 0), to + (incoming * bend * 0.7f), to);
                yield return (points, incoming, Math.Abs(turn) + Math.Abs(slack - 1));
            }
        }
    }

    private static float Detour(Vector2[] points)
    {
        var length = 0f;
        for (var i = 1; i < points.Length; i++)
            length += Vector2.Distance(points[i - 1], points[i]);
        return length - Vector2.Distance(points[0], points[^1]);
    }

    private float Cost(Vector2[] points, IReadOnlyList<Box> labels)
    {
        var cost = 0f;
        foreach (var label in labels)
        {
            var box = label.Grown(brush.Px(5));
            // The deeper it goes under a label, the more it hides.
            cost += points.Count(box.Contains) is > 0 and var inside ? brush.Px(LabelCost) + (inside * brush.Px(10)) : 0;
        }

        return cost;
    }
}
