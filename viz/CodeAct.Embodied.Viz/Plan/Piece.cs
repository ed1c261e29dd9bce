using System.Numerics;

namespace CodeAct.Embodied.Viz.Plan;

/// <summary>In which layer a piece of furniture is drawn, from low to high.</summary>
internal enum PieceLayer
{
    /// <summary>Stands on the floor.</summary>
    Floor,

    /// <summary>Stands on, or is built into, something that stands on the floor.</summary>
    Raised,

    /// <summary>Hangs on a wall above other things.</summary>
    High,
}

/// <summary>A rectangle of the plan that may be turned: metres, X to the east and Y to the north.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Width">Along its front.</param>
/// <param name="Depth">From back to front.</param>
/// <param name="Facing">Where its front looks: degrees clockwise from north.</param>
internal readonly record struct Footing(Vector2 Centre, float Width, float Depth, float Facing)
{
    /// <summary>The direction in which the front looks.</summary>
    public Vector2 Front
    {
        get
        {
            var (sin, cos) = MathF.SinCos(Facing * MathF.PI / 180);
            return new Vector2(sin, cos);
        }
    }

    /// <summary>The direction to the left of one who looks at the front.</summary>
    public Vector2 Side => new(-Front.Y, Front.X);

    /// <summary>The point of the unit box: x to the right as one sees the front, y from back (0) to front (1).</summary>
    public Vector2 At(float x, float y) => Centre + (Side * ((x - 0.5f) * Width)) + (Front * ((y - 0.5f) * Depth));

    /// <summary>Its corners, in order around it.</summary>
    public Vector2[] Corners => [At(0, 0), At(1, 0), At(1, 1), At(0, 1)];

    public bool Contains(Vector2 point, float margin = 0)
    {
        var d = point - Centre;
        return Math.Abs(Vector2.Dot(d, Side)) <= (Width / 2) + margin && Math.Abs(Vector2.Dot(d, Front)) <= (Depth / 2) + margin;
    }
}

/// <summary>A receptacle as the viewer draws it.</summary>
internal sealed record Piece
{
    /// <summary>The index of the receptacle.</summary>
    public required int Receptacle { get; init; }

    public required string Kind { get; init; }

    /// <summary>What is drawn.</summary>
    public required Footing Footing { get; init; }

    /// <summary>Where things are put: the footing, or all of a unit of which only the edge is drawn.</summary>
    public required Footing Inside { get; init; }

    public required PieceLayer Layer { get; init; }

    /// <summary>Where the robot stands when it works at it; null where nobody knows.</summary>
    public required Vector2? Standing { get; init; }

    /// <summary>For a unit that was folded out beyond the wall: where it really is.</summary>
    public Vector2? FoldedFrom { get; init; }

    /// <summary>Whether only a strip of it is drawn, as of a drawer under a counter.</summary>
    public bool IsStrip { get; init; }

    /// <summary>Whether another piece is drawn in its place, as for the drawers of a stack below the first.</summary>
    public bool IsCovered { get; init; }

    /// <summary>The room it is in.</summary>
    public int Room { get; init; }
}

/// <summary>Something that is drawn and has no part in the episode.</summary>
/// <param name="Thing">The thing it shows; null where the viewer made it up.</param>
internal sealed record Decor(string Kind, Footing Footing, int? Thing, int Room);

/// <summary>A window in a wall.</summary>
internal readonly record struct WindowPane(Vector2 From, Vector2 To);
