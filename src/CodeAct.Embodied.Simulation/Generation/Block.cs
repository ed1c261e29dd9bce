using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A rectangle of a plan in whole centimetres: sums of them are exact, so that every machine decides alike.</summary>
internal readonly record struct Block(int Left, int Bottom, int Right, int Top)
{
    public int Width => Right - Left;

    public int Depth => Top - Bottom;

    public int Shorter => Math.Min(Width, Depth);

    public int Longer => Math.Max(Width, Depth);

    /// <summary>In square centimetres.</summary>
    public int Area => Width * Depth;

    public (int X, int Y) Centre => ((Left + Right) / 2, (Bottom + Top) / 2);

    public bool Overlaps(Block other) =>
        Math.Min(Right, other.Right) > Math.Max(Left, other.Left) && Math.Min(Top, other.Top) > Math.Max(Bottom, other.Bottom);

    public bool HasInside((int X, int Y) point) => point.X > Left && point.X < Right && point.Y > Bottom && point.Y < Top;

    public bool IsWithin(Block other) => Left >= other.Left && Bottom >= other.Bottom && Right <= other.Right && Top <= other.Top;

    /// <summary>The block that reaches farther on every side; nearer where the distance is negative.</summary>
    public Block Grown(int distance) => new(Left - distance, Bottom - distance, Right + distance, Top + distance);

    /// <summary>East for north and north for east.</summary>
    public Block Turned() => new(Bottom, Left, Top, Right);

    /// <summary>The strip of that depth before the side.</summary>
    public Block Before(Facing side, int depth) => side switch
    {
        Facing.North => this with { Bottom = Top, Top = Top + depth },
        Facing.South => this with { Top = Bottom, Bottom = Bottom - depth },
        Facing.East => this with { Left = Right, Right = Right + depth },
        _ => this with { Right = Left, Left = Left - depth },
    };

    /// <summary>The wall that both have in common, as a block without width or without depth; null where there is none.</summary>
    public Block? WallWith(Block other)
    {
        var common = new Block(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));
        return (common.Width == 0 && common.Depth > 0) || (common.Depth == 0 && common.Width > 0) ? common : null;
    }

    /// <summary>In metres.</summary>
    public Rectangle ToRectangle() => new(Left / 100.0, Bottom / 100.0, Width / 100.0, Depth / 100.0);
}
