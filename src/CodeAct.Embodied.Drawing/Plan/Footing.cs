namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>A rectangle of the plan that may be turned: metres, X to the east and Y to the north.</summary>
/// <param name="Centre">Its middle.</param>
/// <param name="Width">Along its front.</param>
/// <param name="Depth">From back to front.</param>
/// <param name="Facing">Where its front looks: degrees clockwise from north.</param>
public readonly record struct Footing(Vector2 Centre, float Width, float Depth, float Facing)
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

    /// <summary>The rectangle around it.</summary>
    public Rectangle Area
    {
        get
        {
            var box = Box.Around(Corners);
            return new Rectangle(box.X, box.Y, box.Width, box.Height);
        }
    }

    public bool Contains(Vector2 point, float margin = 0)
    {
        var d = point - Centre;
        return Math.Abs(Vector2.Dot(d, Side)) <= (Width / 2) + margin && Math.Abs(Vector2.Dot(d, Front)) <= (Depth / 2) + margin;
    }
}
