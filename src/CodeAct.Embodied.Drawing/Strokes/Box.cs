namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>A rectangle of the picture, in pixels; Y grows downwards.</summary>
public readonly record struct Box(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public Vector2 Centre => new(X + (Width / 2), Y + (Height / 2));

    public static Box About(Vector2 centre, float width, float height) => new(centre.X - (width / 2), centre.Y - (height / 2), width, height);

    /// <summary>The smallest box around the points; there must be one at least.</summary>
    public static Box Around(ReadOnlySpan<Vector2> points)
    {
        var (low, high) = (points[0], points[0]);
        foreach (var point in points)
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        return new Box(low.X, low.Y, high.X - low.X, high.Y - low.Y);
    }

    public bool Contains(Vector2 point) => point.X >= X && point.X < Right && point.Y >= Y && point.Y < Bottom;

    public bool Contains(Box other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;

    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>What lies in both; of no size where nothing does.</summary>
    public Box Cut(Box other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        return new Box(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }

    /// <summary>In square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>How large what lies in both is, in square pixels.</summary>
    public float Shared(Box other) => Cut(other).Area;

    /// <summary>The smallest box around both.</summary>
    public Box With(Box other)
    {
        var (x, y) = (Math.Min(X, other.X), Math.Min(Y, other.Y));
        return new Box(x, y, Math.Max(Right, other.Right) - x, Math.Max(Bottom, other.Bottom) - y);
    }

    public Box Grown(float distance) => new(X - distance, Y - distance, Width + (2 * distance), Height + (2 * distance));

    public Box Moved(float x, float y) => new(X + x, Y + y, Width, Height);
}
