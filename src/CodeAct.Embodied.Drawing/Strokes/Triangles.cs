using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>A corner of a triangle.</summary>
public readonly record struct Vertex(Vector2 At, Rgba Color);

/// <summary>
/// Turns shapes into triangles with soft edges: each shape ends half a pixel inside its outline and fades out over one
/// pixel, which looks smooth on every graphics card and without one.
/// </summary>
public sealed class Triangles
{
    private const float Soft = 0.5f;

    private readonly List<Vertex> vertices = new(4096);

    public ReadOnlySpan<Vertex> Vertices => CollectionsMarshal.AsSpan(vertices);

    public void Clear() => vertices.Clear();

    /// <summary>Adds the triangles of a shape; texts and clips have none.</summary>
    public void Add(in DrawOp op)
    {
        switch (op.Shape)
        {
            case Shape.Box:
                AddConvex(Outlines.RoundedBox(op.A, op.B, op.C, op.D), op.Color);
                break;
            case Shape.Ellipse:
                AddConvex(Outlines.Ellipse(op.A, op.B, op.D), op.Color);
                break;
            case Shape.Ring:
                AddRing(op);
                break;
            case Shape.Polygon:
                AddPolygon(op.Points!, op.Color);
                break;
            case Shape.Line:
                var (width, color) = (op.C, op.Color);
                AddStrip(op.Points!, op.D == 1, roundEnds: op.D == 0, _ => (width, color));
                break;
            case Shape.Ribbon:
                AddRibbon(op);
                break;
        }
    }

    private void AddRing(in DrawOp op)
    {
        var (inner, outer) = (op.B.X, op.B.Y);
        if (inner <= 0)
        {
            AddPolygon([op.A, .. Outlines.Arc(op.A, outer, op.C, op.D)], op.Color);
            return;
        }

        var isWhole = Math.Abs(op.D - op.C) >= MathF.Tau - 0.001f;
        var arc = Outlines.Arc(op.A, (inner + outer) / 2, op.C, op.D);
        var (width, color) = (outer - inner, op.Color);
        AddStrip(isWhole ? arc[..^1] : arc, isWhole, roundEnds: false, _ => (width, color));
    }

    private void AddRibbon(in DrawOp op)
    {
        var (widths, from, to, color, last) = (op.B, op.C, op.D, op.Color, Math.Max(1, op.Points!.Length - 1));
        AddStrip(op.Points, isClosed: false, roundEnds: false, i =>
        {
            var a = (float)i / last;
            return (widths.X + ((widths.Y - widths.X) * a), color.At(from + ((to - from) * a * a)));
        });
    }

    private void AddPolygon(Vector2[] points, Rgba color)
    {
        if (IsConvex(points))
        {
            AddConvex(points, color);
            return;
        }

        AddEdges(points, color, out var inner);
        foreach (var (a, b, c) in EarClipping.Of(inner))
            Add(inner[a], inner[b], inner[c], color);
    }

    private void AddConvex(Vector2[] points, Rgba color)
    {
        AddEdges(points, color, out var inner);
        for (var i = 2; i < inner.Length; i++)
            Add(inner[0], inner[i - 1], inner[i], color);
    }

    private void AddEdges(Vector2[] outline, Rgba color, out Vector2[] inner)
    {
        var points = WithoutRepeats(outline);
        if (points.Length > 2 && Vector2.DistanceSquared(points[0], points[^1]) < 1e-4f)
            points = points[..^1];
        var sign = EarClipping.SignedArea(points) >= 0 ? 1f : -1f;
        inner = new Vector2[points.Length];
        var outer = new Vector2[points.Length];
        var size = Box.Around(points);
        var soft = Math.Min(Soft, Math.Min(size.Width, size.Height) / 4);
        for (var i = 0; i < points.Length; i++)
        {
            var normal = sign * Miter(points[(i + points.Length - 1) % points.Length], points[i], points[(i + 1) % points.Length]);
            (inner[i], outer[i]) = (points[i] - (soft * normal), points[i] + (Soft * normal));
        }

        var clear = color with { A = 0 };
        for (var i = 0; i < points.Length; i++)
        {
            var next = (i + 1) % points.Length;
            AddQuad(inner[i], inner[next], outer[next], outer[i], color, color, clear, clear);
        }
    }

    private void AddStrip(Vector2[] line, bool isClosed, bool roundEnds, Func<int, (float Width, Rgba Color)> at)
    {
        var points = WithoutRepeats(line);
        if (isClosed && points.Length > 2 && Vector2.DistanceSquared(points[0], points[^1]) < 1e-4f)
            points = points[..^1];
        if (points.Length < 2)
        {
            if (roundEnds && points.Length == 1)
                AddConvex(Outlines.Ellipse(points[0], new Vector2(at(0).Width / 2), 0), at(0).Color);
            return;
        }

        var count = points.Length;
        Span<Vector2> left = stackalloc Vector2[2];
        Span<Vector2> right = stackalloc Vector2[2];
        Rgba lastColor = default;
        var lastInner = 0f;
        for (var i = 0; i < (isClosed ? count + 1 : count); i++)
        {
            var k = i % count;
            var normal = isClosed || (k > 0 && k < count - 1)
                ? Miter(points[(k + count - 1) % count], points[k], points[(k + 1) % count])
                : k == 0 ? Normal(points[0], points[1]) : Normal(points[count - 2], points[count - 1]);
            // Repeats that were left out shift the index a little; widths change slowly.
            var (width, color) = at(k);
            var half = width / 2;
            // Thinner than a pixel: fainter instead.
            var core = color.At(Math.Min(1, width));
            var (a, b) = (Math.Max(0, half - Soft), Math.Max(half, 0.5f) + Soft);
            Span<Vector2> newLeft = [points[k] + (normal * a), points[k] + (normal * b)];
            Span<Vector2> newRight = [points[k] - (normal * a), points[k] - (normal * b)];
            if (i > 0)
            {
                var (clear, lastClear) = (core with { A = 0 }, lastColor with { A = 0 });
                if (a > 0 || lastInner > 0)
                    AddQuad(left[0], newLeft[0], newRight[0], right[0], lastColor, core, core, lastColor);
                AddQuad(left[0], newLeft[0], newLeft[1], left[1], lastColor, core, clear, lastClear);
                AddQuad(right[0], newRight[0], newRight[1], right[1], lastColor, core, clear, lastClear);
            }

            lastInner = a;
            newLeft.CopyTo(left);
            newRight.CopyTo(right);
            lastColor = core;
        }

        if (!roundEnds || isClosed)
            return;
        AddEnd(points[0], points[0] - points[1], at(0));
        AddEnd(points[^1], points[^1] - points[^2], at(line.Length - 1));
    }

    private void AddEnd(Vector2 end, Vector2 direction, (float Width, Rgba Color) style)
    {
        var (half, angle) = (style.Width / 2, MathF.Atan2(direction.Y, direction.X));
        if (half < 0.75f)
            return;
        var arc = Outlines.Arc(Vector2.Zero, 1, angle - (MathF.PI / 2), angle + (MathF.PI / 2));
        if (half > 4)
            arc = [.. Enumerable.Range(0, 13).Select(i => angle - (MathF.PI / 2) + (MathF.PI * i / 12)).Select(a => new Vector2(MathF.Cos(a), MathF.Sin(a)))];
        var (inner, outer, clear) = (half - Soft, half + Soft, style.Color with { A = 0 });
        for (var i = 1; i < arc.Length; i++)
        {
            Add(end, end + (inner * arc[i - 1]), end + (inner * arc[i]), style.Color);
            AddQuad(
                end + (inner * arc[i - 1]), end + (inner * arc[i]), end + (outer * arc[i]), end + (outer * arc[i - 1]),
                style.Color, style.Color, clear, clear);
        }
    }

    private void Add(Vector2 a, Vector2 b, Vector2 c, Rgba color)
    {
        vertices.Add(new Vertex(a, color));
        vertices.Add(new Vertex(b, color));
        vertices.Add(new Vertex(c, color));
    }

    private void AddQuad(Vector2 a, Vector2 b, Vector2 c, Vector2 d, Rgba colorA, Rgba colorB, Rgba colorC, Rgba colorD)
    {
        vertices.Add(new Vertex(a, colorA));
        vertices.Add(new Vertex(b, colorB));
        vertices.Add(new Vertex(c, colorC));
        vertices.Add(new Vertex(a, colorA));
        vertices.Add(new Vertex(c, colorC));
        vertices.Add(new Vertex(d, colorD));
    }

    /// <summary>Where the outline goes at a corner when it is moved outwards by one; long at sharp corners, but not too long.</summary>
    private static Vector2 Miter(Vector2 before, Vector2 at, Vector2 after)
    {
        var (a, b) = (Normal(before, at), Normal(at, after));
        var sum = a + b;
        var length = sum.Length();
        if (length < 0.3f)
            return b;
        var normal = sum / length;
        return normal * Math.Min(2.5f, 1 / Math.Max(0.1f, Vector2.Dot(normal, b)));
    }

    private static Vector2 Normal(Vector2 from, Vector2 to)
    {
        var d = to - from;
        var length = d.Length();
        return length < 1e-6f ? Vector2.Zero : new Vector2(d.Y, -d.X) / length;
    }

    private static Vector2[] WithoutRepeats(Vector2[] points)
    {
        var hasRepeats = false;
        for (var i = 1; i < points.Length && !hasRepeats; i++)
            hasRepeats = Vector2.DistanceSquared(points[i], points[i - 1]) < 1e-4f;
        if (!hasRepeats)
            return points;
        List<Vector2> kept = [points[0]];
        foreach (var point in points)
        {
            if (Vector2.DistanceSquared(point, kept[^1]) >= 1e-4f)
                kept.Add(point);
        }

        return [.. kept];
    }

    private static bool IsConvex(Vector2[] points)
    {
        var sign = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b, c) = (points[i], points[(i + 1) % points.Length], points[(i + 2) % points.Length]);
            var turn = Math.Sign(((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X)));
            if (turn == 0)
                continue;
            if (sign != 0 && turn != sign)
                return false;
            sign = turn;
        }

        return true;
    }
}
