namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>A unit box on the picture: the shapes of a kind are drawn into it. Positions scale with width and depth, radii and line widths
/// with the smaller of the two.</summary>
/// <param name="Centre">Its middle, in pixels.</param>
/// <param name="Width">Its width, in pixels.</param>
/// <param name="Depth">Its depth, in pixels.</param>
/// <param name="Angle">How far it is turned clockwise, in radians.</param>
public readonly record struct UnitBox(Vector2 Centre, float Width, float Depth, float Angle)
{
    public float Smaller => Math.Min(Width, Depth);

    public Vector2 At(float x, float y)
    {
        var (sin, cos) = MathF.SinCos(Angle);
        var (dx, dy) = ((x - 0.5f) * Width, (y - 0.5f) * Depth);
        return Centre + new Vector2((dx * cos) - (dy * sin), (dx * sin) + (dy * cos));
    }

    /// <summary>Draws what a kind consists of.</summary>
    /// <param name="outline">The width of the outline of parts that have one.</param>
    public void Draw(Canvas canvas, ImmutableArray<ShapePart> shapes, Rgba ink, float outline)
    {
        foreach (var part in shapes)
            Draw(canvas, part, ink, outline);
    }

    private void Draw(Canvas canvas, ShapePart part, Rgba ink, float outline)
    {
        var (n, color) = (part.Numbers, part.Color);
        var r = Smaller;
        switch (part.Letter)
        {
            case 'R':
                var centre = At(n[0] + (n[2] / 2), n[1] + (n[3] / 2));
                var half = new Vector2(n[2] * Width / 2, n[3] * Depth / 2);
                var radius = Math.Min(n[4] * r, Math.Min(half.X, half.Y));
                if (part.IsOutlined)
                    canvas.FillTurned(centre, half + new Vector2(outline), radius + outline, Angle, ink);
                canvas.FillTurned(centre, half, radius, Angle, color);
                break;
            case 'C':
                if (part.IsOutlined)
                    canvas.Disc(At(n[0], n[1]), (n[2] * r) + outline, ink);
                canvas.Disc(At(n[0], n[1]), n[2] * r, color);
                break;
            case 'E':
                if (part.IsOutlined)
                    canvas.Ellipse(At(n[0], n[1]), new Vector2((n[2] * Width) + outline, (n[3] * Depth) + outline), Angle, ink);
                canvas.Ellipse(At(n[0], n[1]), new Vector2(n[2] * Width, n[3] * Depth), Angle, color);
                break;
            case 'S':
                canvas.Arc(At(n[0], n[1]), 0, n[2] * r, Radians(n[3]), Radians(n[4]), color);
                break;
            case 'O':
                canvas.Arc(At(n[0], n[1]), n[2] * r, n[3] * r, Radians(n[4]), Radians(n[5]), color);
                break;
            case 'L':
                canvas.Line(At(n[0], n[1]), At(n[2], n[3]), color, n[4] * r);
                break;
            case 'P':
                var points = new Vector2[n.Length / 2];
                for (var i = 0; i < points.Length; i++)
                    points[i] = At(n[2 * i], n[(2 * i) + 1]);
                if (part.IsOutlined)
                    canvas.Ring(points, ink, outline * 2);
                canvas.Polygon(points, color);
                break;
        }
    }

    private float Radians(float degrees) => (degrees * MathF.PI / 180) + Angle;
}
