namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Chooses floor plans: many are drawn, those that break a rule of a home are thrown away, and the best of the rest stay.</summary>
internal static class FloorPlanner
{
    // So many good ones are enough to choose from; after so many tries there will be no better ones.
    private const int EnoughGood = 60;
    private const int MostTried = 6_000;

    // Where one has furniture that does not fit, the next best is tried.
    private const int Kept = 6;

    /// <summary>The best plans, best first; none where chance was against it.</summary>
    public static ImmutableArray<Sketch> Draw(TaskType task, int rooms, RandomStream stream)
    {
        var halls = rooms < RoomProgram.LeastWithHall ? 0 : rooms >= RoomProgram.LeastWithTwoHalls && stream.Chance(67) ? 2 : 1;
        var drawer = new SketchDrawer(RoomProgram.Draw(task, rooms, halls, stream), stream);
        List<(int Score, int Order, Sketch Sketch)> good = [];
        for (var tried = 0; tried < MostTried && good.Count < EnoughGood; tried++)
        {
            if (Candidate(drawer, rooms, halls, stream) is not { } candidate)
                continue;
            var turned = Turned(candidate, stream);
            if (SketchScore.Of(turned) is { } score && IsWide(turned) && new DoorRules(turned, stream).Place() is { } doors)
                good.Add((score, good.Count, new Sketch(turned, doors)));
        }

        return [.. good.OrderBy(plan => plan.Score).ThenBy(plan => plan.Order).Take(Kept).Select(plan => plan.Sketch)];
    }

    private static List<SketchRoom>? Candidate(SketchDrawer drawer, int rooms, int halls, RandomStream stream) => (rooms, halls) switch
    {
        (1, _) => drawer.Single(),
        (4, _) when stream.Chance(70) => drawer.Between(),
        (_, 0) => drawer.Strip(),
        (_, 2) => drawer.Core(),
        (5, _) => drawer.Rows(),
        ( < RoomProgram.LeastWithTwoHalls, _) when stream.Chance(50) => drawer.Rows(),
        _ => drawer.Cap(),
    };

    /// <summary>The plan with its longer side from west to east, in one of four mirrored forms, its south-west corner at the origin.</summary>
    private static ImmutableArray<SketchRoom> Turned(List<SketchRoom> rooms, RandomStream stream)
    {
        var extent = Sketch.ExtentOf(rooms);
        var turn = extent.Depth > extent.Width;
        var (mirrorX, mirrorY) = (stream.Chance(50), stream.Chance(50));
        if (turn)
            extent = extent.Turned();
        return [.. rooms.Select(room => room with { Block = Moved(turn ? room.Block.Turned() : room.Block) })];

        Block Moved(Block block)
        {
            var (left, right) = mirrorX ? (extent.Right - block.Right, extent.Right - block.Left) : (block.Left - extent.Left, block.Right - extent.Left);
            var (bottom, top) = mirrorY ? (extent.Top - block.Top, extent.Top - block.Bottom) : (block.Bottom - extent.Bottom, block.Top - extent.Bottom);
            return new Block(left, bottom, right, top);
        }
    }

    private static bool IsWide(IReadOnlyList<SketchRoom> rooms) => Sketch.ExtentOf(rooms) is var extent && extent.Width > extent.Depth;
}
