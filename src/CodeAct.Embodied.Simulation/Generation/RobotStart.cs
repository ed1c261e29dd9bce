namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>Where the robot of a generated house starts.</summary>
internal static class RobotStart
{
    private static readonly ImmutableArray<RoomRole> Preferred = [RoomRole.Hall, RoomRole.Living, RoomRole.MainBedroom];

    /// <summary>A free place near the middle of the hall, else of the living room, else of the first room; null where there is none.</summary>
    public static (int X, int Y)? In(FurnishedHouse house)
    {
        var rooms = house.Sketch.Rooms;
        var room = Preferred.SelectMany(role => rooms.Where(room => room.Role == role)).FirstOrDefault(rooms[0]).Block;
        var plan = new FloorPlan
        {
            Rooms = [.. rooms.Select((other, i) => new Room(house.Sketch.Names[i], other.Row.Type, other.Block.ToRectangle()))],
            Doors = [.. house.Sketch.Doors.Select(door => new Door(house.Sketch.Names[door.A], house.Sketch.Names[door.B], door.Opening.ToRectangle()))],
            Furniture = [.. house.Pieces.Where(piece => piece.Host is null).Select(piece => new Footprint(piece.Area.ToRectangle(), (double)piece.Facing, piece.IsRaised))],
        };
        return PointsAround.Of(room.Centre).Where(room.HasInside)
            .Where(spot => plan.Routes.CanStand(new Position(spot.X / 100.0, spot.Y / 100.0)))
            .Select(spot => ((int, int)?)spot).FirstOrDefault();
    }
}
