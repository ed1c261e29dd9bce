namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>In which layer a piece of furniture is drawn, from low to high.</summary>
public enum PieceLayer
{
    /// <summary>Stands on the floor.</summary>
    Floor,

    /// <summary>Stands on, or is built into, something that stands on the floor.</summary>
    Raised,

    /// <summary>Hangs on a wall above other things.</summary>
    High,
}

/// <summary>A receptacle as the viewer draws it.</summary>
public sealed record Piece
{
    private const float TrayDepth = 0.34f;

    /// <summary>The index of the receptacle.</summary>
    public required int Receptacle { get; init; }

    public required KindLook Look { get; init; }

    public string Kind => Look.Name;

    /// <summary>What is drawn.</summary>
    public required Footing Footing { get; init; }

    /// <summary>Where its contents are shown: before a strip, as if they were pulled out; else in or on it.</summary>
    public Footing Tray => IsStrip
        ? Footing with { Width = Footing.Width / Stack.Count, Depth = TrayDepth, Centre = Footing.At((Stack.Index + 0.5f) / Stack.Count, 1) + (Footing.Front * (TrayDepth / 2)) }
        : Footing;

    /// <summary>What is drawn while it is open.</summary>
    public Footing Opened => IsStrip ? Footing with { Depth = Footing.Depth + TrayDepth, Centre = Footing.Centre + (Footing.Front * (TrayDepth / 2)) } : Footing;

    public required PieceLayer Layer { get; init; }

    /// <summary>Where the robot stands when it works at it; null where nobody knows.</summary>
    public required Vector2? Standing { get; init; }

    /// <summary>For a unit that was folded out beyond the wall: where it really is.</summary>
    public Vector2? FoldedFrom { get; init; }

    /// <summary>Whether only a strip of it is drawn, as of a drawer under a counter.</summary>
    public bool IsStrip { get; init; }

    /// <summary>Whether another piece is drawn in its place, as for the drawers of a stack below the first.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Its place among those above each other, which share a front: what they hold is shown side by side.</summary>
    public (int Index, int Count) Stack { get; init; } = (0, 1);

    /// <summary>The room it is in.</summary>
    public int Room { get; init; }
}
