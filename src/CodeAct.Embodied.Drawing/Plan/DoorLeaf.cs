namespace CodeAct.Embodied.Drawing.Plan;

/// <summary>How a door stands open, seen from above, in metres.</summary>
/// <param name="Hinge">Where it hangs.</param>
/// <param name="Edge">Where its other edge is; the hinge for a door that slides into the wall and is not seen.</param>
/// <param name="Closed">Where that edge would be if it were closed.</param>
public readonly record struct DoorLeaf(Vector2 Hinge, Vector2 Edge, Vector2 Closed)
{
    // As near to a leaf the robot would be drawn over it.
    private const float RobotReach = 0.2f;
    private const float Step = 0.06f;
    private const float FlatGap = 0.07f;

    /// <summary>Whether it stands across the wall and not along it, so that one sees how it swings.</summary>
    public bool Swings => Math.Abs(Vector2.Dot(Edge - Hinge, Closed - Hinge)) < 0.01f && Edge != Hinge;

    /// <summary>For each door the first way to stand open that is in nobody's way. No world says how doors open, so that they give
    /// way to furniture, to each other and to the robot.</summary>
    /// <param name="ways">Where the robot walks, corner by corner.</param>
    public static ImmutableArray<DoorLeaf> Choose(FloorPlan floor, IReadOnlyCollection<Vector2[]> ways)
    {
        var chosen = ImmutableArray.CreateBuilder<DoorLeaf>(floor.Doors.Length);
        foreach (var door in floor.Doors)
        {
            var others = chosen.ToArray();
            chosen.Add(Candidates(floor, door).Cast<DoorLeaf?>().FirstOrDefault(leaf => leaf!.Value.IsFree(floor, door) && !others.Any(leaf.Value.Meets) && !ways.Any(leaf.Value.IsInTheWay))
                ?? Candidates(floor, door).Select(leaf => leaf with { Edge = leaf.Hinge }).First());
        }

        return chosen.MoveToImmutable();
    }

    /// <summary>Whether the robot would walk through it.</summary>
    public bool IsInTheWay(Vector2[] way)
    {
        var leaf = Line;
        return Edge != Hinge && Enumerable.Range(1, Math.Max(0, way.Length - 1)).Any(i => leaf.DistanceTo(new Segment(At(way[i - 1]), At(way[i]))) < RobotReach);
    }

    private Segment Line => new(At(Hinge), At(Edge));

    private bool Meets(DoorLeaf other) => other.Edge != other.Hinge && Line.DistanceTo(other.Line) < Step;

    private bool IsFree(FloorPlan floor, Door door)
    {
        var length = Vector2.Distance(Hinge, Edge);
        for (var along = Step; along <= length; along += Step)
        {
            var at = Vector2.Lerp(Hinge, Edge, along / length);
            if (floor.RoomAt(at.X, at.Y) is null
                || floor.Furniture.Any(piece => !piece.IsRaised && piece.Area.Contains(at.X, at.Y))
                || floor.Doors.Any(other => other != door && other.Opening.Grown(FlatGap + 0.02).Contains(at.X, at.Y)))
            {
                return false;
            }
        }

        return true;
    }

    // Into the larger room and against the nearer wall first; then against the wall that the door is in.
    private static IEnumerable<DoorLeaf> Candidates(FloorPlan floor, Door door)
    {
        var opening = door.Opening;
        var room = floor.Rooms.FirstOrDefault(candidate => candidate.Name == door.From) ?? floor.Rooms[0];
        var other = floor.Rooms.FirstOrDefault(candidate => candidate.Name == door.To) ?? room;
        var into = room.Area.Width * room.Area.Depth >= other.Area.Width * other.Area.Depth || other.Type == "hall" ? room : other;
        Rectangle[] areas = [into.Area, (into == room ? other : room).Area];
        return areas.SelectMany(area => Opened(opening, area, isFlat: false)).Concat(areas.SelectMany(area => Opened(opening, area, isFlat: true)));
    }

    private static DoorLeaf[] Opened(Rectangle opening, Rectangle into, bool isFlat)
    {
        var isUpright = opening.Width == 0;
        var (start, end) = (new Vector2((float)opening.X, (float)opening.Y), new Vector2((float)opening.Right, (float)opening.Top));
        var startsNearer = isUpright
            ? Math.Abs(opening.Y - into.Y) < Math.Abs(into.Top - opening.Top)
            : Math.Abs(opening.X - into.X) < Math.Abs(into.Right - opening.Right);
        var across = isUpright
            ? new Vector2(into.Centre.X > opening.X ? 1 : -1, 0)
            : new Vector2(0, into.Centre.Y > opening.Y ? 1 : -1);
        return startsNearer ? [Leaf(start, end), Leaf(end, start)] : [Leaf(end, start), Leaf(start, end)];

        DoorLeaf Leaf(Vector2 hinge, Vector2 closed) => isFlat
            ? new DoorLeaf(hinge + (across * FlatGap), hinge + (across * FlatGap) + (hinge - closed), closed + (across * FlatGap))
            : new DoorLeaf(hinge, hinge + (across * Vector2.Distance(hinge, closed)), closed);
    }

    private static Position At(Vector2 point) => new(point.X, point.Y);
}
