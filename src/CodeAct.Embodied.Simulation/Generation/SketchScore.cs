using static CodeAct.Embodied.Simulation.Generation.RoomRole;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>How little a floor plan looks like a home, in thousandths; less is better.</summary>
/// <remarks>The squared logarithm of a ratio a : b is replaced by (a - b)² / ab and the logarithm by 2 (a - b) / (a + b): they are near to it
/// for ratios near to 1, and need no function of the platform's C library, which may differ in the last bit.</remarks>
internal static class SketchScore
{
    private const int One = 1000;

    // Pictures and screens are wider than tall: so many percent as wide as deep, at least.
    private const int Wide = 135;

    /// <summary>The score; null where a room is too small, too large or too long.</summary>
    public static int? Of(IReadOnlyList<SketchRoom> rooms)
    {
        var extent = Sketch.ExtentOf(rooms);
        var score = 0;
        foreach (var room in rooms)
        {
            if (room.Role is Hall)
            {
                score += OfHall(room.Block, rooms.Count);
                continue;
            }

            if (!IsPossible(room))
                return null;
            var middle = (room.Row.Least + room.Row.Most) / 2;
            score += (2 * SquaredLogarithm(room.Block.Area, middle)) + (OfAspect(room.Block, 145) * 12 / 10) + OfPosition(room, rooms, extent);
        }

        var outside = One - (int)((long)One * rooms.Sum(room => room.Block.Area) / extent.Area);
        return score + (OfAspect(extent, 180) * 15 / 10) + (Math.Max(0, Wide - (extent.Width * 100 / extent.Depth)) * 15) + (outside * 8 / 10);
    }

    private static bool IsPossible(SketchRoom room)
    {
        var (block, row) = (room.Block, room.Row);
        return block.Shorter >= row.LeastSide
            && block.Longer * 100 <= block.Shorter * (row.MostAspect + 20)
            && block.Area * 100L >= row.Least * 90L
            && block.Area * 100L <= row.Most * 125L;
    }

    private static int OfHall(Block hall, int rooms)
    {
        const int Long = 800;
        return (250 * (hall.Area / 100) / 100 / rooms) + (Math.Max(0, hall.Longer - Long) * 4);
    }

    private static int OfPosition(SketchRoom room, IReadOnlyList<SketchRoom> rooms, Block extent)
    {
        var block = room.Block;
        var outer = (block.Left == extent.Left ? 1 : 0) + (block.Right == extent.Right ? 1 : 0) + (block.Bottom == extent.Bottom ? 1 : 0) + (block.Top == extent.Top ? 1 : 0);
        var score = outer == 0 && room.Row.Type != "bathroom" ? 600 : 0;
        if (outer >= 2 && room.Role is Living or MainBedroom)
            score -= 150;
        // Pipes: wet rooms lie side by side.
        if (room.Row.Type == "bathroom" && !Touches(room, rooms, other => other.Row.Type is "bathroom" or "kitchen"))
            score += 250;
        if (room.Row.Type == "bedroom" && Touches(room, rooms, other => other.Role is Living))
            score += 120;
        return score;
    }

    private static bool Touches(SketchRoom room, IReadOnlyList<SketchRoom> rooms, Func<SketchRoom, bool> isMeant) =>
        rooms.Any(other => other != room && isMeant(other) && room.Block.WallWith(other.Block) is not null);

    // How much longer it is than so many percent of its width.
    private static int OfAspect(Block block, int percent)
    {
        var (longer, allowed) = (block.Longer * 100, block.Shorter * percent);
        return longer <= allowed ? 0 : (int)(2L * One * (longer - allowed) / (longer + allowed));
    }

    private static int SquaredLogarithm(long area, long middle) => (int)(One * (area - middle) / middle * (area - middle) / area);
}
