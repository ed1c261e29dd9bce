namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>Cuts a simple polygon into triangles.</summary>
internal static class EarClipping
{
    /// <summary>The triangles, as indexes of the points. What is left of a polygon that crosses itself is left out.</summary>
    public static List<(int A, int B, int C)> Of(Vector2[] points)
    {
        List<(int, int, int)> triangles = [];
        List<int> rest = [.. Enumerable.Range(0, points.Length)];
        if (SignedArea(points) < 0)
            rest.Reverse();
        while (rest.Count > 3)
        {
            var ear = rest.FindIndex(candidate => IsEar(points, rest, rest.IndexOf(candidate)));
            if (ear < 0)
                return triangles;
            triangles.Add((rest[(ear + rest.Count - 1) % rest.Count], rest[ear], rest[(ear + 1) % rest.Count]));
            rest.RemoveAt(ear);
        }

        if (rest.Count == 3)
            triangles.Add((rest[0], rest[1], rest[2]));
        return triangles;
    }

    private static bool IsEar(Vector2[] points, List<int> rest, int i)
    {
        var (ia, ib, ic) = (rest[(i + rest.Count - 1) % rest.Count], rest[i], rest[(i + 1) % rest.Count]);
        var (a, b, c) = (points[ia], points[ib], points[ic]);
        if (Cross(a, b, c) <= 0)
            return false;
        foreach (var k in rest)
        {
            if (k == ia || k == ib || k == ic)
                continue;
            var p = points[k];
            if (Cross(a, b, p) >= 0 && Cross(b, c, p) >= 0 && Cross(c, a, p) >= 0)
                return false;
        }

        return true;
    }

    private static float Cross(Vector2 a, Vector2 b, Vector2 c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    /// <summary>Twice the area; negative where the points go round the other way.</summary>
    public static float SignedArea(Vector2[] points)
    {
        var area = 0f;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            area += (a.X * b.Y) - (b.X * a.Y);
        }

        return area;
    }
}
