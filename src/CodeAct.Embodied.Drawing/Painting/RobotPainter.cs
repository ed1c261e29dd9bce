namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>Draws the robot, its trail and the way before it.</summary>
internal sealed class RobotPainter(Brush brush, View view)
{
    private readonly Canvas canvas = brush.Canvas;
    private readonly Theme theme = brush.Theme;

    /// <summary>The robot's radius, in pixels.</summary>
    public float Radius => Math.Clamp(0.24f * view.Scale, brush.Px(14), brush.Px(30));

    /// <summary>Where a held thing is.</summary>
    public Vector2 Hand(Vector2 at, float heading) => at + (Ahead(heading) * Radius * 1.25f);

    /// <param name="at">Where it is, in pixels.</param>
    /// <param name="heading">Where it looks: degrees clockwise from north.</param>
    /// <param name="pulse">0 to 1: how far a pulse of joy is.</param>
    public void Robot(Vector2 at, float heading, bool isHolding, float pulse)
    {
        var r = Radius;
        var (front, side) = (Ahead(heading), new Vector2(-Ahead(heading).Y, Ahead(heading).X));
        if (pulse is > 0 and < 1)
            canvas.Disc(at, r * (1.75f + (pulse * 1.4f)), theme.Good.At(0.35 * (1 - pulse)));
        canvas.Disc(at, r * 1.75f, theme.Accent.At(0.14));
        canvas.Disc(at, r * 1.4f, theme.Accent.At(0.22));

        var tip = isHolding ? (Near: 2.2f, Far: 2.7f) : (Near: 1.45f, Far: 1.95f);
        canvas.Polygon(
            [at + (front * r * tip.Far), at + (front * r * tip.Near) + (side * r * 0.3f), at + (front * r * tip.Near) - (side * r * 0.3f)], theme.Accent);

        if (isHolding)
        {
            foreach (var hand in (int[])[-1, 1])
            {
                canvas.Line(at + (side * r * 0.62f * hand) + (front * r * 0.4f), at + (side * r * 0.42f * hand) + (front * r * 1.22f), Materials.Of("black"), r * 0.3f);
                canvas.Line(at + (side * r * 0.62f * hand) + (front * r * 0.4f), at + (side * r * 0.42f * hand) + (front * r * 1.22f), Materials.Of("steelD"), r * 0.18f);
            }
        }

        canvas.Disc(at, r, theme.Accent);
        canvas.Disc(at, r * 0.86f, Rgba.Of("#F7FAFC"));
        var angle = MathF.Atan2(front.Y, front.X);
        var half = 54 * MathF.PI / 180;
        canvas.Arc(at, r * 0.52f, r * 0.86f, angle - half, angle + half, Materials.Of("black"));
        foreach (var eye in (int[])[-1, 1])
            canvas.Disc(at + (front * r * 0.66f) + (side * r * 0.3f * eye), r * 0.11f, Rgba.Of("#56B4E9"));
    }

    /// <summary>Where the robot has been, fading with its age.</summary>
    public void Trail(Vector2[] metres)
    {
        if (metres.Length < 2)
            return;
        var points = view.Of(metres);
        canvas.Ribbon(points, theme.Accent, new Vector2(brush.Px(2), brush.Px(6.5f)), 0.14f, 0.74f);

        var step = brush.Px(34);
        var travelled = 0f;
        var total = 0f;
        for (var i = 1; i < points.Length; i++)
            total += Vector2.Distance(points[i - 1], points[i]);
        for (var i = 1; i < points.Length; i++)
        {
            var length = Vector2.Distance(points[i - 1], points[i]);
            for (var at = step - (travelled % step); at < length; at += step)
            {
                var share = (travelled + at) / total;
                if (share < 0.25f || total - travelled - at < Radius * 1.6f)
                    continue;
                var direction = (points[i] - points[i - 1]) / length;
                var (centre, side, size) = (points[i - 1] + (direction * at), new Vector2(-direction.Y, direction.X), brush.Px(2.2f) * (0.6f + share));
                canvas.Line([centre - (direction * size) + (side * size), centre + (direction * size * 0.4f), centre - (direction * size) - (side * size)], theme.Stage.At(0.85), brush.Px(1.5f));
            }

            travelled += length;
        }
    }

    /// <summary>Dots along the way ahead, and a ring at its end.</summary>
    public void Way(Vector2[] metres)
    {
        if (metres.Length < 2)
            return;
        var points = view.Of(metres);
        var step = brush.Px(10);
        var left = Radius * 2.2f;
        for (var i = 1; i < points.Length; i++)
        {
            var length = Vector2.Distance(points[i - 1], points[i]);
            while (left < length)
            {
                canvas.Disc(Vector2.Lerp(points[i - 1], points[i], left / length), brush.Px(2.2f), theme.Accent);
                left += step;
            }

            left -= length;
        }

        if (Vector2.Distance(points[0], points[^1]) > Radius * 1.5f)
        {
            canvas.Circle(points[^1], brush.Px(9), theme.Accent, brush.Px(2.5f));
            canvas.Disc(points[^1], brush.Px(2.5f), theme.Accent);
        }
    }

    private static Vector2 Ahead(float heading)
    {
        var (sin, cos) = MathF.SinCos(heading * MathF.PI / 180);
        return new Vector2(sin, -cos);
    }
}
