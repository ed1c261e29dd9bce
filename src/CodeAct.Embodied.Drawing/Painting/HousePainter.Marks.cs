namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>What explains the plan: a scale, where north is if not upwards, where the robot began, and why some units stand beyond the walls.</summary>
internal sealed partial class HousePainter
{
    private const float StartRadius = 0.16f;

    private void Legend()
    {
        Scale();
        if (plan.Pieces.Any(piece => piece.FoldedFrom is not null && !piece.IsCovered))
            FoldedCaption();
    }

    private void StartMark()
    {
        var pose = plan.PoseAt(plan.World.StartLocation);
        var at = view.Of(pose.X, pose.Y);
        canvas.Circle(at, StartRadius * view.Scale, theme.Unseen, brush.Px(1.5f));
        canvas.Disc(at, brush.Px(2), theme.Unseen);
    }

    // In the corner of the stage, a metre long. Who wrote the house expects north upwards, and is told where it is not.
    private void Scale()
    {
        var (x, y) = (view.Area.X + brush.Px(14), view.Area.Bottom - brush.Px(12));
        var end = x + view.Scale;
        if (end > view.Area.Centre.X)
            return;
        canvas.FlatLine(new Vector2(x, y), new Vector2(end, y), theme.Muted, brush.Px(1.5f));
        foreach (var tick in (float[])[x, end])
            canvas.FlatLine(new Vector2(tick, y - brush.Px(4)), new Vector2(tick, y + brush.Px(4)), theme.Muted, brush.Px(1.5f));
        brush.Text(plan.IsTurned ? "1 m · N →" : "1 m", end + brush.Px(7), brush.Middle(y, 11), Face.Medium, 11, theme.Muted);
    }

    // Beside the first of each wall, where there is room.
    private void FoldedCaption()
    {
        const string text = "hangs above";
        var box = Box.Around([.. plan.Pieces.Where(piece => piece.FoldedFrom is not null).SelectMany(piece => view.Of(piece.Footing.Corners))]);
        var width = brush.Measure(text, Face.Medium, 11);
        var centre = new Vector2(Math.Clamp(box.Centre.X, view.Area.X + (width / 2), view.Area.Right - (width / 2)), box.Bottom + brush.Px(14));
        if (centre.Y < view.Area.Bottom - brush.Px(4))
            brush.TextCentred(text, centre.X, centre.Y, Face.Medium, 11, theme.Muted);
    }
}
