namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>Points along the edges of shapes.</summary>
internal static class Outlines
{
    private const int MostSegments = 64;

    // No eye sees by how much, in pixels, the sides of a polygon cut off its circle.
    private const float Unseen = 0.16f;

    /// <summary>How many corners make a circle of that radius look round.</summary>
    public static int SegmentsFor(float radius) => radius <= 1 ? 8 : Math.Clamp(((int)(MathF.PI / MathF.Acos(1 - (Unseen / radius))) + 3) & ~3, 8, MostSegments);

    public static Vector2[] RoundedBox(Vector2 centre, Vector2 half, float radius, float angle)
    {
        var turn = Matrix3x2.CreateRotation(angle);
        if (radius < 0.5f)
        {
            return
            [
                centre + Vector2.Transform(-half, turn), centre + Vector2.Transform(half with { Y = -half.Y }, turn),
                centre + Vector2.Transform(half, turn), centre + Vector2.Transform(half with { X = -half.X }, turn),
            ];
        }

        var perCorner = (SegmentsFor(radius) / 4) + 1;
        var points = new Vector2[perCorner * 4];
        for (var corner = 0; corner < 4; corner++)
        {
            var middle = new Vector2((half.X - radius) * (corner is 0 or 3 ? 1 : -1), (half.Y - radius) * (corner is 0 or 1 ? 1 : -1));
            for (var i = 0; i < perCorner; i++)
            {
                var a = MathF.PI / 2 * (corner + ((float)i / (perCorner - 1)));
                points[(corner * perCorner) + i] = centre + Vector2.Transform(middle + (radius * new Vector2(MathF.Cos(a), MathF.Sin(a))), turn);
            }
        }

        return points;
    }

    public static Vector2[] Ellipse(Vector2 centre, Vector2 radii, float angle)
    {
        var turn = Matrix3x2.CreateRotation(angle);
        var points = new Vector2[SegmentsFor(Math.Max(radii.X, radii.Y))];
        for (var i = 0; i < points.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / points.Length);
            points[i] = centre + Vector2.Transform(new Vector2(cos * radii.X, sin * radii.Y), turn);
        }

        return points;
    }

    /// <summary>Points on a part of a circle, both ends included.</summary>
    public static Vector2[] Arc(Vector2 centre, float radius, float from, float to)
    {
        var count = Math.Max(2, (int)MathF.Ceiling(SegmentsFor(radius) * Math.Abs(to - from) / MathF.Tau) + 1);
        var points = new Vector2[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = MathF.SinCos(from + ((to - from) * i / (count - 1)));
            points[i] = centre + (radius * new Vector2(cos, sin));
        }

        return points;
    }

    /// <summary>A cubic Bézier curve.</summary>
    public static Vector2[] Bezier(Vector2 a, Vector2 b, Vector2 c, Vector2 d, int count = 32)
    {
        var points = new Vector2[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var t = (float)i / count;
            var s = 1 - t;
            points[i] = (s * s * s * a) + (3 * s * s * t * b) + (3 * s * t * t * c) + (t * t * t * d);
        }

        return points;
    }

    /// <summary>Cuts a line into dashes.</summary>
    public static IEnumerable<Vector2[]> Dashes(Vector2[] points, float on, float off)
    {
        List<Vector2> dash = [points[0]];
        var (isOn, left) = (true, on);
        for (var i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var length = Vector2.Distance(from, to);
            var done = 0f;
            while (length - done > left)
            {
                done += left;
                var cut = Vector2.Lerp(from, to, done / length);
                if (isOn)
                    yield return [.. dash, cut];
                dash = [cut];
                (isOn, left) = (!isOn, isOn ? off : on);
            }

            left -= length - done;
            dash.Add(to);
        }

        if (isOn && dash.Count > 1)
            yield return [.. dash];
    }
}
