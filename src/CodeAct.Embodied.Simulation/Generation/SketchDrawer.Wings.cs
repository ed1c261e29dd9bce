using static CodeAct.Embodied.Simulation.Generation.RoomRole;

namespace CodeAct.Embodied.Simulation.Generation;

internal sealed partial class SketchDrawer
{
    /// <summary>Core: the public rooms in the middle over the full depth, with a wing and a short hall on either side. One hall of that many
    /// rooms would be as long as in a motel.</summary>
    public List<SketchRoom>? Core()
    {
        var (hall, north, south) = (HallWidth(), RowDepth(), RowDepth());
        if (PublicBlock(hall, north, south, narrowest: 380, widest: 640) is not { } open)
            return null;
        ImmutableArray<List<List<RoomRole>>> quarters = [[], [], [], []];
        Spread(PrivateUnits(), quarters, unevenness: 6);
        if (quarters.Any(quarter => quarter.Count == 0))
            return null;
        var east = ShortWing(open[0].Block.Right, hall, north, south, quarters[0], quarters[1]);
        var west = ShortWing(0, hall, north, south, quarters[2], quarters[3]);
        return east is null || west is null
            ? null
            : [.. open, .. east, .. west.Select(room => room with { Block = room.Block with { Left = -room.Block.Right, Right = -room.Block.Left } })];
    }

    private List<SketchRoom>? ShortWing(int left, int hall, int north, int south, List<List<RoomRole>> above, List<List<RoomRole>> below)
    {
        var (upper, lower) = (WithAreas(Ordered(above)), WithAreas(Ordered(below)));
        return Wing(left, hall, north, south, upper, lower, mostDifference: 30, uneven: 30, [60, 84]);
    }

    /// <summary>Two rows along a hall.</summary>
    /// <param name="mostDifference">How much longer one row may be than the other, in percent of the mean.</param>
    /// <param name="uneven">In how many of 100 plans the rows keep their own lengths, so that the house has a notch.</param>
    /// <param name="ends">Below the first of 100 the last room of the upper row takes the end of the hall, below the second that of the
    /// lower one: a hall that ends at a door looks better than one that ends at an outer wall.</param>
    private List<SketchRoom>? Wing(
        int left,
        int hall,
        int north,
        int south,
        List<(RoomRole Role, int Area)> upper,
        List<(RoomRole Role, int Area)> lower,
        int mostDifference,
        int uneven,
        ImmutableArray<int> ends)
    {
        var (longUpper, longLower) = (RowSlicer.Length(upper, north), RowSlicer.Length(lower, south));
        var mean = (longUpper + longLower) / 2;
        if (Math.Abs(longUpper - longLower) * 100 > mostDifference * mean)
            return null;
        int? length = stream.Chance(uneven) ? null : RowSlicer.Snap(mean);
        var above = RowSlicer.Row(upper, north, left, south + hall, length);
        var below = RowSlicer.Row(lower, south, left, 0, length);
        var end = Math.Min(above[^1].Block.Right, below[^1].Block.Right);
        var draw = stream.Below(100);
        if (draw < ends[0] && TakesEnd(above, below))
        {
            end = above[^1].Block.Left;
            above[^1] = above[^1] with { Block = above[^1].Block with { Bottom = south } };
        }
        else if (draw < ends[1] && TakesEnd(below, above))
        {
            end = below[^1].Block.Left;
            below[^1] = below[^1] with { Block = below[^1].Block with { Top = south + hall } };
        }

        return [.. above, .. below, new SketchRoom(Hall, new Block(left, south, end, south + hall))];
    }

    // The last room across the hall must still reach it by more than a door.
    private static bool TakesEnd(List<SketchRoom> row, List<SketchRoom> across) =>
        row.Count > 1 && row[^1].Role is MainBedroom or Bedroom or Living or Study && across[^1].Block.Left <= row[^1].Block.Left - 110;
}
