namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Finds for every piece of furniture the place where the robot stands before it.</summary>
internal sealed class StandingPlaces(HouseDraft draft, FloorPlan plan, ImmutableArray<PlacedPiece> furniture, ProblemList problems)
{
    // How far before its front, in metres, a piece can still be reached; and farther still where the file says so.
    private const double Reach = 1.2;
    private const double LongestReach = 1.6;

    // A place beside the middle of the front is as good as one this many times as far away from it.
    private const double SidewaysWeight = 1.5;

    // Added in metres for the sides of a table that are not its front.
    private const double OtherSideWeight = 0.4;

    /// <summary>The place for each piece, null where there is none; in the order of the furniture.</summary>
    public ImmutableArray<Pose?> Find()
    {
        if (draft.Robot is not { } robot || !RobotCanStart(robot))
            return [.. furniture.Select(_ => (Pose?)null)];

        var cutOff = CutOffRooms(robot.Point);
        var taken = new HashSet<Position>();
        var poses = furniture.ToDictionary(piece => piece.Piece.Name, piece => (Pose?)null, StringComparer.Ordinal);
        foreach (var piece in furniture.Where(piece => piece.Piece.Stand is { Point: not null }))
            poses[piece.Piece.Name] = AsWritten(piece, piece.Piece.Stand!);
        foreach (var piece in furniture.Where(piece => piece.Piece.Stand is null && !cutOff.Contains(RoomOf(piece))))
        {
            poses[piece.Piece.Name] = Before(piece, robot.Point, taken);
            if (poses[piece.Piece.Name] is { } pose)
                taken.Add(new Position(pose.X, pose.Y));
        }

        foreach (var piece in furniture.Where(piece => piece.Piece.Stand is { Piece: not null }))
            poses[piece.Piece.Name] = Shared(piece, piece.Piece.Stand!, poses);
        return [.. furniture.Select(piece => poses[piece.Piece.Name])];
    }

    private bool RobotCanStart(PointDraft robot)
    {
        var (mark, at) = robot;
        if (plan.RoomAt(at.X, at.Y) is not { } room)
            problems.Add(mark, $"the robot is outside every room; put it into the {plan.Rooms[0].Name}, for example");
        else if (furniture.FirstOrDefault(piece => !piece.Footprint.IsRaised && piece.Footprint.Area.Contains(at.X, at.Y)) is { } piece)
            problems.Add(mark, $"the robot is inside the {piece.Piece.Name}; move it to a free place of the {room.Name}");
        else if (!plan.Routes.CanStand(at))
            problems.Add(mark, $"the robot is too near to a wall or to furniture; it needs {Wording.Metres(RoutePlanner.BodyRadius)} m on every side");
        else
            return true;
        return false;
    }

    private HashSet<Room> CutOffRooms(Position robot)
    {
        var connected = new HashSet<string>(StringComparer.Ordinal) { plan.RoomAt(robot.X, robot.Y)!.Name };
        while (plan.Doors.Any(door => connected.Contains(door.From) != connected.Contains(door.To)))
        {
            foreach (var door in plan.Doors.Where(door => connected.Contains(door.From) != connected.Contains(door.To)))
                connected.UnionWith([door.From, door.To]);
        }

        HashSet<Room> cutOff = [];
        foreach (var (mark, room) in draft.Rooms)
        {
            if (plan.Routes.StandingPlaces(robot, room.Area).Any())
                continue;
            cutOff.Add(room);
            problems.Add(
                mark,
                connected.Contains(room.Name)
                    ? $"the robot cannot get into the {room.Name}: furniture stands in the way; move it away from the doors"
                    : $"no door leads from the robot to the {room.Name}; add one to 'doors'");
        }

        return cutOff;
    }

    private Room RoomOf(PlacedPiece piece) => plan.RoomAt(piece.Footprint.Area.Centre.X, piece.Footprint.Area.Centre.Y)!;

    private Pose? AsWritten(PlacedPiece piece, PlaceDraft stand)
    {
        var at = stand.Point!.Value;
        if (!plan.Routes.CanStand(at))
            problems.Add(stand.Mark, $"the robot cannot stand at {Wording.Point(at.X, at.Y)}: a wall or furniture is too near; leave 'stand' out and a place is found");
        else if (!plan.Routes.Reaches(draft.Robot!.Point, at))
            problems.Add(stand.Mark, $"the robot cannot get to {Wording.Point(at.X, at.Y)}; leave 'stand' out and a place is found");
        else if (piece.Footprint.Area.DistanceTo(at) > LongestReach || plan.RoomAt(at.X, at.Y) != RoomOf(piece))
            problems.Add(stand.Mark, $"{Wording.Point(at.X, at.Y)} is too far from the {piece.Piece.Name}; it must be in the same room and within {Wording.Metres(LongestReach)} m");
        else
            return LookingAt(piece, at);
        return null;
    }

    private Pose? Shared(PlacedPiece piece, PlaceDraft stand, Dictionary<string, Pose?> poses)
    {
        var other = furniture.FirstOrDefault(other => other.Piece.Name == stand.Piece);
        if (other is null)
        {
            if (draft.HasAllFurniture)
            {
                problems.Add(
                    stand.Mark,
                    $"there is no {Wording.Quote(stand.Piece!)} in this house{Wording.DidYouMean(stand.Piece!, furniture.Select(known => known.Piece.Name))}");
            }

            return null;
        }

        if (other.Piece.Stand?.Piece is not null)
            problems.Add(stand.Mark, $"the {other.Piece.Name} shares the place of another piece itself; name that one");
        else if (poses[other.Piece.Name] is { } pose && piece.Footprint.Area.DistanceTo(At(pose)) > LongestReach)
            problems.Add(stand.Mark, $"the {other.Piece.Name} is too far from the {piece.Piece.Name} to share its place; leave 'stand' out");
        return poses[other.Piece.Name];
    }

    private Pose? Before(PlacedPiece piece, Position robot, HashSet<Position> taken)
    {
        var room = RoomOf(piece);
        var candidates = plan.Routes.StandingPlaces(robot, piece.Footprint.Area.Grown(Reach))
            .Where(place => room.Area.Contains(place.X, place.Y))
            .Select(place => (Place: place, Cost: Cost(piece, place)))
            .Where(candidate => candidate.Cost < double.PositiveInfinity)
            .OrderBy(candidate => taken.Contains(candidate.Place))
            .ThenBy(candidate => Math.Round(candidate.Cost, 3))
            .Select(candidate => candidate.Place)
            .ToList();
        if (candidates.Count > 0)
            return LookingAt(piece, candidates[0]);

        var facing = ((Facing)piece.Footprint.Facing).ToString().ToLowerInvariant();
        problems.Add(
            piece.Piece.Mark,
            $"the robot finds no place to stand before the {piece.Piece.Name}, which faces {facing}; make room there or turn it with 'facing'");
        return null;
    }

    /// <summary>How good a place is to stand at, in metres, less is better; infinite where it is out of reach.</summary>
    private static double Cost(PlacedPiece piece, Position place)
    {
        var area = piece.Footprint.Area;
        if (area.DistanceTo(place) > Reach)
            return double.PositiveInfinity;

        var front = (Facing)piece.Footprint.Facing;
        var sides = piece.Piece.Kind.IsFree ? Enum.GetValues<Facing>() : [front];
        return sides.Min(side => CostBefore(side) + (side == front ? 0 : OtherSideWeight));

        double CostBefore(Facing side)
        {
            var (x, y) = HouseGeometry.Direction(side);
            var (dx, dy) = (place.X - area.Centre.X, place.Y - area.Centre.Y);
            var isAcross = x == 0;
            var ahead = dx * x + dy * y - (isAcross ? area.Depth : area.Width) / 2;
            var sideways = Math.Abs(isAcross ? dx : dy);
            var widest = (isAcross ? area.Width : area.Depth) / 2 + RoutePlanner.BodyRadius;
            return ahead < 0 || sideways > widest ? double.PositiveInfinity : ahead + SidewaysWeight * sideways;
        }
    }

    private static Pose LookingAt(PlacedPiece piece, Position from)
    {
        var centre = piece.Footprint.Area.Centre;
        var degrees = Math.Atan2(centre.X - from.X, centre.Y - from.Y) * 180 / Math.PI;
        return new Pose(from.X, from.Y, (Math.Round(degrees) + 360) % 360);
    }

    private static Position At(Pose pose) => new(pose.X, pose.Y);
}
