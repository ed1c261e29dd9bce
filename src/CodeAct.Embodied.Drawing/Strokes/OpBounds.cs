namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>Where on the picture an operation draws: never too small, soft edges included.</summary>
public static class OpBounds
{
    private const float Soft = 2;

    // A sharp corner of a line reaches out as far as this many of its half widths.
    private const float Miter = 2.5f;

    public static Box Of(in DrawOp op) => op.Shape switch
    {
        Shape.Box => About(op.A, op.D == 0 ? op.B : Turned(op.B, op.D)),
        Shape.Ellipse => About(op.A, op.D == 0 ? op.B : TurnedEllipse(op.B, op.D)),
        Shape.Ring => About(op.A, new Vector2(op.B.Y)),
        Shape.Polygon => Box.Around(op.Points).Grown(Soft),
        Shape.Line or Shape.Ribbon => Box.Around(op.Points).Grown(Reach(op)),
        Shape.Text => OfText(op),
        _ => default,
    };

    /// <summary>How far from its points a line draws.</summary>
    public static float Reach(in DrawOp op) => ((op.Shape is Shape.Ribbon ? Math.Max(op.B.X, op.B.Y) : op.C) / 2 * Miter) + Soft;

    private static Vector2 Turned(Vector2 half, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        return new Vector2((Math.Abs(cos) * half.X) + (Math.Abs(sin) * half.Y), (Math.Abs(sin) * half.X) + (Math.Abs(cos) * half.Y));
    }

    private static Vector2 TurnedEllipse(Vector2 radii, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        return new Vector2(new Vector2(cos * radii.X, sin * radii.Y).Length(), new Vector2(sin * radii.X, cos * radii.Y).Length());
    }

    private static Box About(Vector2 centre, Vector2 half) => Box.About(centre, 2 * half.X, 2 * half.Y).Grown(Soft);

    private static Box OfText(in DrawOp op)
    {
        var font = Font.Of(op.Face);
        var width = Font.Measure(op.Text!, op.Face, op.C, op.D);
        // Letters may reach a little beyond the places that their font gives them.
        return new Box(op.A.X, op.A.Y - (font.Ascent * op.C), width, (font.Ascent + font.Descent) * op.C).Grown(Soft + (op.C * 0.2f));
    }
}
