namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>What a <see cref="DrawOp"/> draws.</summary>
public enum Shape : byte
{
    /// <summary>A filled rectangle about <c>A</c> with half its size in <c>B</c>, corners rounded by <c>C</c>, turned by <c>D</c>.</summary>
    Box,

    /// <summary>A filled ellipse about <c>A</c> with the radii <c>B</c>, turned by <c>D</c>.</summary>
    Ellipse,

    /// <summary>A part of a ring about <c>A</c> with its two radii in <c>B</c>, from angle <c>C</c> to <c>D</c>.</summary>
    Ring,

    /// <summary>A filled polygon; it need not be convex.</summary>
    Polygon,

    /// <summary>A line through points, <c>C</c> wide, with round ends; a ring where <c>D</c> is 1, flat ends where it is 2.</summary>
    Line,

    /// <summary>A line through points whose width grows from <c>B.X</c> to <c>B.Y</c> and whose opacity from <c>C</c> to <c>D</c>.</summary>
    Ribbon,

    /// <summary>Text with the left end of its base line at <c>A</c>, of size <c>C</c>, letters <c>D</c> farther apart.</summary>
    Text,

    /// <summary>From here on only what lies in the rectangle <c>A</c>, <c>B</c> (corner and size) is drawn, whatever was cut
    /// out before.</summary>
    Clip,

    /// <summary>From here on everything is drawn.</summary>
    Unclip,
}

/// <summary>One thing to draw, in pixels and radians, independent of what draws it.</summary>
public readonly record struct DrawOp(Shape Shape, Rgba Color)
{
    public Vector2 A { get; init; }

    public Vector2 B { get; init; }

    public float C { get; init; }

    public float D { get; init; }

    public Vector2[]? Points { get; init; }

    public string? Text { get; init; }

    public Face Face { get; init; }

    /// <summary>What it is a part of.</summary>
    public Part Part { get; init; }

    /// <summary>The same, so many times as large. Angles, opacities and kinds of ends stay.</summary>
    public DrawOp Scaled(float by) => this with
    {
        A = A * by,
        B = B * by,
        C = Shape is Shape.Box or Shape.Line or Shape.Text ? C * by : C,
        D = Shape is Shape.Text ? D * by : D,
        Points = Points is null ? null : [.. Points.Select(point => point * by)],
        Part = Part with { At = Part.At * by },
    };
}

/// <summary>What strokes belong to.</summary>
public enum PartKind : byte
{
    /// <summary>Nothing that has a name: panel, header.</summary>
    None,

    /// <summary>Floors, carpets and what only stands around; with the index 1 what lies on low furniture.</summary>
    Ground,
    Piece,
    Thing,

    /// <summary>The light about a thing.</summary>
    Glow,

    /// <summary>How many things on a piece there is no room for.</summary>
    Rest,

    /// <summary>What lies over a room that was not seen.</summary>
    Fog,
    Walls,

    /// <summary>What ties a piece that is drawn beyond the walls to its place.</summary>
    Tie,
    Trail,

    /// <summary>The frame about what a step is about.</summary>
    Frame,
    Robot,

    /// <summary>The mark of a refusal.</summary>
    Refusal,

    /// <summary>A tag or a card.</summary>
    Label,

    /// <summary>What ties the program's line to the robot.</summary>
    Link,
}

/// <summary>A part of a picture.</summary>
/// <param name="Index">The receptacle, the thing or the room; 0 for others.</param>
/// <param name="At">Where the thing or the robot is, in pixels; its strokes lie about that.</param>
public readonly record struct Part(PartKind Kind, int Index = 0, Vector2 At = default);
