using System.Runtime.InteropServices;

namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>Collects what a picture consists of, in the order in which it is drawn.</summary>
public sealed class Canvas
{
    private readonly List<DrawOp> ops = new(2048);
    private readonly Stack<Box> clips = [];

    public IReadOnlyList<DrawOp> Ops => ops;

    /// <summary>The same, for those who read it in every frame.</summary>
    public ReadOnlySpan<DrawOp> Items => CollectionsMarshal.AsSpan(ops);

    /// <summary>What is being drawn: strokes are marked with it.</summary>
    public Part Part { get; set; }

    /// <summary>All that is drawn from here on is drawn at this share of its opacity.</summary>
    public double Opacity { get; set; } = 1;

    public void Clear()
    {
        ops.Clear();
        clips.Clear();
        Opacity = 1;
        Part = default;
    }

    /// <summary>Makes all that was drawn so many times as large: from points to the pixels of a dense screen.</summary>
    public void Scale(float by)
    {
        for (var i = 0; by != 1 && i < ops.Count; i++)
            ops[i] = ops[i].Scaled(by);
    }

    public void Fill(Box box, Rgba color, float radius = 0) =>
        Add(new DrawOp(Shape.Box, color) { A = box.Centre, B = new Vector2(box.Width / 2, box.Height / 2), C = Math.Min(radius, Math.Min(box.Width, box.Height) / 2) });

    public void FillTurned(Vector2 centre, Vector2 half, float radius, float angle, Rgba color) =>
        Add(new DrawOp(Shape.Box, color) { A = centre, B = half, C = Math.Min(radius, Math.Min(half.X, half.Y)), D = angle });

    /// <summary>A frame whose line lies inside the box.</summary>
    public void Frame(Box box, Rgba color, float width, float radius = 0)
    {
        var inner = box.Grown(-width / 2);
        Ring(Outlines.RoundedBox(inner.Centre, new Vector2(inner.Width / 2, inner.Height / 2), Math.Max(0, radius - (width / 2)), 0), color, width);
    }

    /// <summary>A filled box with a frame.</summary>
    public void Framed(Box box, Rgba fill, Rgba line, float width, float radius)
    {
        Fill(box, fill, radius);
        Frame(box, line, width, radius);
    }

    public void Disc(Vector2 centre, float radius, Rgba color) => Ellipse(centre, new Vector2(radius), 0, color);

    public void Ellipse(Vector2 centre, Vector2 radii, float angle, Rgba color) =>
        Add(new DrawOp(Shape.Ellipse, color) { A = centre, B = radii, D = angle });

    public void Circle(Vector2 centre, float radius, Rgba color, float width) =>
        Arc(centre, radius - (width / 2), radius + (width / 2), 0, MathF.Tau, color);

    /// <summary>A part of a ring; angles clockwise from the right, in radians. An inner radius of 0 makes it a sector.</summary>
    public void Arc(Vector2 centre, float inner, float outer, float from, float to, Rgba color) =>
        Add(new DrawOp(Shape.Ring, color) { A = centre, B = new Vector2(Math.Max(0, inner), outer), C = from, D = to });

    public void Polygon(Vector2[] points, Rgba color) => Add(new DrawOp(Shape.Polygon, color) { Points = points });

    public void Line(Vector2 from, Vector2 to, Rgba color, float width) => Line([from, to], color, width);

    public void Line(Vector2[] points, Rgba color, float width) => Add(new DrawOp(Shape.Line, color) { Points = points, C = width });

    public void FlatLine(Vector2 from, Vector2 to, Rgba color, float width) => Add(new DrawOp(Shape.Line, color) { Points = [from, to], C = width, D = 2 });

    public void Ring(Vector2[] points, Rgba color, float width) => Add(new DrawOp(Shape.Line, color) { Points = points, C = width, D = 1 });

    public void Ribbon(Vector2[] points, Rgba color, Vector2 widths, float opacityFrom, float opacityTo) =>
        Add(new DrawOp(Shape.Ribbon, color) { Points = points, B = widths, C = opacityFrom, D = opacityTo });

    /// <summary>Text from its base line.</summary>
    public void Text(string text, Vector2 baseline, Face face, float size, Rgba color, float spacing = 0)
    {
        if (text.Length > 0)
            Add(new DrawOp(Shape.Text, color) { Text = text, A = baseline, Face = face, C = size, D = spacing });
    }

    /// <summary>Draws dashes along a closed or open line.</summary>
    public void Dashes(Vector2[] points, Rgba color, float width, float on, float off)
    {
        foreach (var dash in Outlines.Dashes(points, on, off))
            Add(new DrawOp(Shape.Line, color) { Points = dash, C = width, D = 2 });
    }

    /// <summary>Draws only inside the box until the result is disposed of. Clips nest.</summary>
    public Clipped Clip(Box box)
    {
        if (clips.TryPeek(out var outer))
            box = box.Cut(outer);
        clips.Push(box);
        AddClip(box);
        return new Clipped(this);
    }

    private void Unclip()
    {
        clips.Pop();
        ops.Add(new DrawOp(Shape.Unclip, default) { Part = Part });
        if (clips.TryPeek(out var outer))
            AddClip(outer);
    }

    private void AddClip(Box box) => ops.Add(new DrawOp(Shape.Clip, default) { A = new Vector2(box.X, box.Y), B = new Vector2(box.Width, box.Height), Part = Part });

    private void Add(DrawOp op)
    {
        var color = Opacity < 1 ? op.Color.At(Opacity) : op.Color;
        if (color.A > 0)
            ops.Add(op with { Color = color, Part = Part });
    }

    /// <summary>Ends a clip.</summary>
    public readonly struct Clipped(Canvas canvas) : IDisposable
    {
        public void Dispose() => canvas.Unclip();
    }
}
