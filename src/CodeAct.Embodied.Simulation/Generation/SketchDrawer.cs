using static CodeAct.Embodied.Simulation.Generation.RoomRole;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Draws floor plans by slicing: rooms lie in rows along halls, so that each is a rectangle and the rules of a home are rules of
/// the slicing. Most of what it draws is no good; <see cref="FloorPlanner"/> chooses.</summary>
internal sealed partial class SketchDrawer(ImmutableArray<RoomRole> program, RandomStream stream)
{
    // All in centimetres.
    private const int ShallowestRow = 320;
    private const int DeepestRow = 460;
    private const int ShallowestLivingRow = 380;

    private int AreaOf(RoomRole role) => stream.Between(RoleRow.Of(role).Least, RoleRow.Of(role).Most);

    private List<(RoomRole Role, int Area)> WithAreas(IEnumerable<RoomRole> roles) => [.. roles.Select(role => (role, AreaOf(role)))];

    private int RowDepth() => RowSlicer.Snap(stream.Between(ShallowestRow, DeepestRow));

    private int HallWidth() => stream.Pick([110, 120, 120, 130, 140]);

    /// <summary>One room by itself.</summary>
    public List<SketchRoom> Single()
    {
        // In the upper half of the range: it has to hold what other houses have in several rooms.
        var row = RoleRow.Of(program[0]);
        var (area, aspect) = (stream.Between((row.Least + row.Most) / 2, row.Most), stream.Between(115, 150));
        // The width whose square is area times aspect, found without a root.
        var width = RowSlicer.Snap(row.LeastSide);
        while (width * width < area / 100 * aspect)
            width += 10;
        return [new SketchRoom(program[0], new Block(0, 0, width, RowSlicer.Snap(area / width)))];
    }

    /// <summary>Strip: the first room lies along a row of all others, which it leads to.</summary>
    public List<SketchRoom> Strip()
    {
        var others = program.Skip(1).ToList();
        stream.Shuffle(others);
        var rooms = WithAreas(others);
        var depth = RowSlicer.Snap(stream.Between(290, 420));
        var row = RowSlicer.Row(rooms, depth, 0, 0, length: null);
        var length = row[^1].Block.Right;
        var strip = RowSlicer.Snap(Math.Max(RoleRow.Of(program[0]).LeastSide, AreaOf(program[0]) / length));
        return [.. row, new SketchRoom(program[0], new Block(0, depth, length, depth + strip))];
    }

    /// <summary>Between: the first room lies between one other over the full depth and the rest, one above the other.</summary>
    public List<SketchRoom> Between()
    {
        var others = program.Skip(1).ToList();
        stream.Shuffle(others);
        var (depth, first, rooms) = (RowSlicer.Snap(stream.Between(460, 560)), AreaOf(program[0]), WithAreas(others));
        var west = RowSlicer.Row(rooms[..1], depth, 0, 0, length: null);
        var middle = RowSlicer.Row([(program[0], first)], depth, west[^1].Block.Right, 0, length: null);
        // A column is a row that lies on its side.
        var column = RowSlicer.Snap(rooms[1..].Sum(room => room.Area) / depth);
        var east = RowSlicer.Row(rooms[1..], column, 0, middle[^1].Block.Right, depth);
        return [.. west, .. middle, .. east.Select(room => room with { Block = room.Block.Turned() })];
    }

    /// <summary>Rows: a hall between two rows, with the public rooms side by side in one of them.</summary>
    public List<SketchRoom>? Rows()
    {
        List<List<RoomRole>> north = [], south = [];
        List<RoomRole> open = program.Contains(Dining) ? [Living, Dining, Kitchen] : [Living, Kitchen];
        if (stream.Chance(50))
            open.Reverse();
        (stream.Chance(50) ? north : south).Add(open);
        return AlongHall(left: 0, HallWidth(), RowDepth(), RowDepth(), north, south);
    }

    /// <summary>Cap: the public rooms as a block over the full depth at the west end, into which the hall runs.</summary>
    public List<SketchRoom>? Cap()
    {
        var (hall, north, south) = (HallWidth(), RowDepth(), RowDepth());
        if (PublicBlock(hall, north, south, narrowest: 360, widest: 620) is not { } open)
            return null;
        return AlongHall(open[0].Block.Right, hall, north, south, [], []) is { } wing ? [.. open, .. wing] : null;
    }

    /// <summary>Living room, kitchen and dining room as a block from x = 0 over the full depth of two rows and the hall between them; the
    /// living room comes first and meets the hall. Null where that does not come out.</summary>
    private List<SketchRoom>? PublicBlock(int hall, int north, int south, int narrowest, int widest)
    {
        var others = program.Where(role => role is Kitchen or Dining).ToList();
        var depth = north + hall + south;
        var living = AreaOf(Living);
        var areas = WithAreas(others);
        var width = RowSlicer.Snap(Math.Clamp((living + areas.Sum(room => room.Area)) / depth, narrowest, widest));
        var isAbove = stream.Chance(50);
        // It must meet the hall over its whole width; often both end in one line.
        var livingDepth = RowSlicer.Snap(Math.Clamp(living / width, hall + (isAbove ? north : south), depth - 270));
        var (low, high) = isAbove ? (depth - livingDepth, depth) : (0, livingDepth);
        if (low > south || high < south + hall)
            return null;
        List<SketchRoom> rooms = [new SketchRoom(Living, new Block(0, low, width, high))];
        var rest = isAbove ? new Block(0, 0, width, low) : new Block(0, high, width, depth);
        stream.Shuffle(areas);
        return [.. rooms, .. RowSlicer.Row(areas, rest.Depth, 0, rest.Bottom, width)];
    }

    /// <summary>The private rooms, each as a unit; the main bedroom and its bathroom are one.</summary>
    private List<List<RoomRole>> PrivateUnits()
    {
        var rooms = program.Where(role => role is not (Living or Dining or Kitchen or Ensuite)).ToList();
        stream.Shuffle(rooms);
        List<RoomRole> suite = !program.Contains(Ensuite) ? [MainBedroom] : stream.Chance(50) ? [Ensuite, MainBedroom] : [MainBedroom, Ensuite];
        return [.. rooms.Select(role => role is MainBedroom ? suite : [role])];
    }

    private static int MiddleArea(IEnumerable<RoomRole> roles) => roles.Sum(role => (RoleRow.Of(role).Least + RoleRow.Of(role).Most) / 2);

    /// <summary>A hall from west to east with a row on either side, over which the private rooms are spread.</summary>
    private List<SketchRoom>? AlongHall(int left, int hall, int north, int south, List<List<RoomRole>> above, List<List<RoomRole>> below)
    {
        Spread(PrivateUnits(), [above, below], unevenness: 5);
        if (above.Count == 0 || below.Count == 0)
            return null;
        var (upper, lower) = (WithAreas(Ordered(above)), WithAreas(Ordered(below)));
        if (upper.Any(room => room.Role is Living))
            north = Math.Max(north, ShallowestLivingRow);
        if (lower.Any(room => room.Role is Living))
            south = Math.Max(south, ShallowestLivingRow);
        return Wing(left, hall, north, south, upper, lower, mostDifference: 25, uneven: 35, [50, 90]);
    }

    private void Spread(List<List<RoomRole>> units, ImmutableArray<List<List<RoomRole>>> rows, int unevenness)
    {
        var load = rows.Select(row => row.Sum(MiddleArea)).ToArray();
        foreach (var unit in units.OrderByDescending(MiddleArea))
        {
            var weights = load.Select(area => area + stream.Below(unevenness * 10_000)).ToArray();
            var lightest = Array.IndexOf(weights, weights.Min());
            rows[lightest].Add(unit);
            load[lightest] += MiddleArea(unit);
        }
    }

    private List<RoomRole> Ordered(List<List<RoomRole>> units)
    {
        var others = units.Where(unit => !unit.Contains(Living)).ToList();
        stream.Shuffle(others);
        var open = units.Where(unit => unit.Contains(Living));
        return [.. (stream.Chance(50) ? open.Concat(others) : others.Concat(open)).SelectMany(unit => unit)];
    }
}
