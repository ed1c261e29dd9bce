namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>Turns a plan by a quarter to the right, so that north is to the right. All stages are wide: a house that is deeper
/// than wide would leave most of them empty.</summary>
/// <remarks>About the origin, and the tenths of a metre on which ways are sought stay tenths: the robot has the same ways.</remarks>
internal static class QuarterTurn
{
    // A plan that is nearly square gains nothing and keeps north upwards.
    private const double Tall = 1.1;

    public static HousePlan IfTall(HousePlan plan) => plan.Extent.Depth > Tall * plan.Extent.Width ? Of(plan) : plan;

    public static Pose Of(Pose pose) => new(pose.Y, -pose.X, (pose.Heading + 90) % 360);

    private static HousePlan Of(HousePlan plan) => new()
    {
        World = plan.World,
        IsTurned = true,
        Floor = new FloorPlan
        {
            Rooms = [.. plan.Floor.Rooms.Select(room => room with { Area = Of(room.Area) })],
            Doors = [.. plan.Floor.Doors.Select(door => door with { Opening = Of(door.Opening) })],
            Furniture = [.. plan.Floor.Furniture.Select(piece => piece with { Area = Of(piece.Area), Facing = (piece.Facing + 90) % 360 })],
        },
        Pieces = [.. plan.Pieces.Select(piece => piece with { Footing = Of(piece.Footing), Standing = Of(piece.Standing), FoldedFrom = Of(piece.FoldedFrom) })],
        Decor = [.. plan.Decor.Select(decor => decor with { Footing = Of(decor.Footing) })],
        Carpets = [.. plan.Carpets.Select(Of)],
        Windows = [.. plan.Windows.Select(pane => new WindowPane(Of(pane.From), Of(pane.To)))],
        Things = [.. plan.Things.Select(Of)],
        Fixed = plan.Fixed,
        Extent = Of(plan.Extent),
        Scene = plan.Scene,
    };

    private static Footing Of(Footing footing) => footing with { Centre = Of(footing.Centre), Facing = (footing.Facing + 90) % 360 };

    private static Rectangle Of(Rectangle area) => new(area.Y, -area.Right, area.Depth, area.Width);

    private static Vector2? Of(Vector2? point) => point is { } at ? Of(at) : null;

    private static Vector2 Of(Vector2 point) => new(point.Y, -point.X);
}
