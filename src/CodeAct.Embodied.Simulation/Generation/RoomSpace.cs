using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>A room with what stands in it so far; knows what fits, and whether the robot still gets everywhere.</summary>
internal sealed class RoomSpace
{
    // In centimetres. Furniture stands a little off the wall, which is 13 thick and has its middle on the edge of the room.
    private const int FromEdge = 9;
    private const int BesideDoor = 10;
    private const int BeforeDoor = 90;
    private const int LeastWindowWall = 180;
    private const int BelowWindow = 40;
    private const int LeastBefore = 60;

    private static readonly Mark Nowhere = new(1, 1);

    private readonly Room room;
    private readonly ImmutableArray<Door> doors;
    private readonly Kinds kinds;
    private readonly ImmutableArray<Block> keptFree;
    private readonly ImmutableArray<Block> windows;
    private readonly List<PlannedPiece> pieces = [];
    private Block? view;

    public RoomSpace(Sketch sketch, int index, Kinds kinds)
    {
        this.kinds = kinds;
        Index = index;
        var here = sketch.Rooms[index];
        Role = here.Role;
        Inner = here.Block.Grown(-FromEdge);
        room = new Room(sketch.Names[index], here.Row.Type, here.Block.ToRectangle());
        var openings = sketch.Doors.Where(door => door.A == index || door.B == index).ToList();
        doors = [.. openings.Select(door => new Door(room.Name, room.Name, door.Opening.ToRectangle()))];
        DoorCentres = [.. openings.Select(door => door.Opening.Centre)];
        keptFree = [.. openings.Select(door => door.IsUpright
            ? new Block(door.Opening.Left - BeforeDoor, door.Opening.Bottom - BesideDoor, door.Opening.Right + BeforeDoor, door.Opening.Top + BesideDoor)
            : new Block(door.Opening.Left - BesideDoor, door.Opening.Bottom - BeforeDoor, door.Opening.Right + BesideDoor, door.Opening.Top + BeforeDoor))];
        WindowWalls = [.. Enum.GetValues<Facing>().Where(side => HasWindow(sketch, index, side))];
        windows = [.. WindowWalls.Select(side => Window(here.Block, side))];
    }

    public int Index { get; }

    public RoomRole Role { get; }

    /// <summary>Where furniture can stand.</summary>
    public Block Inner { get; }

    public ImmutableArray<(int X, int Y)> DoorCentres { get; }

    /// <summary>The sides on which a window is drawn.</summary>
    public ImmutableArray<Facing> WindowWalls { get; }

    public IReadOnlyList<PlannedPiece> Pieces => pieces;

    /// <summary>Whether it neither stands in a way nor lacks room before its front.</summary>
    /// <param name="front">How much floor before it stays free, in centimetres.</param>
    /// <param name="mayFace">Kinds that may stand there all the same.</param>
    public bool Fits(Block area, Facing facing, int front, bool isRaised, ImmutableArray<string> mayFace)
    {
        if (!area.IsWithin(Inner) || keptFree.Any(area.Overlaps) || pieces.Any(piece => piece.Area.Overlaps(area)))
            return false;
        if (isRaised)
            return !windows.Any(area.Overlaps);
        var before = area.Before(facing, front);
        return before.IsWithin(Inner)
            && view?.Overlaps(area) is not true
            && !pieces.Any(piece => !piece.IsRaised && !mayFace.Contains(piece.Kind)
                && (piece.Area.Overlaps(before) || piece.Area.Before(piece.Facing, Math.Min(LeastBefore, FurnitureRow.Of(piece.Kind).Front)).Overlaps(area)));
    }

    /// <summary>Whether a block may stand free in the room with so much floor around it, in centimetres.</summary>
    public bool FitsFree(Block area, int around) =>
        area.IsWithin(Inner) && !keptFree.Any(area.Overlaps) && view?.Overlaps(area) is not true && !pieces.Any(piece => !piece.IsRaised && piece.Area.Overlaps(area.Grown(around)));

    /// <summary>Nothing more is put onto that floor: one looks across it.</summary>
    public void KeepInView(Block area) => view = area;

    /// <summary>Adds the piece unless the robot could then no longer get to all doors and before all furniture.</summary>
    public bool TryAdd(PlannedPiece piece)
    {
        pieces.Add(piece);
        if (piece.Host is not null || IsWalkable())
            return true;
        pieces.RemoveAt(pieces.Count - 1);
        return false;
    }

    /// <summary>Takes away all but the first so many pieces.</summary>
    public void KeepFirst(int count) => pieces.RemoveRange(count, pieces.Count - count);

    // The same search for standing places as in a house that is read: what it finds here it finds there.
    private bool IsWalkable()
    {
        ImmutableArray<PlacedPiece> placed = [.. pieces.Where(piece => piece.Host is null).Select(Placed)];
        var plan = new FloorPlan { Rooms = [room], Doors = doors, Furniture = [.. placed.Select(piece => piece.Footprint)] };
        if (Start(plan) is not { } start)
            return false;
        var problems = new ProblemList("");
        new StandingPlaces(Draft(start), plan, placed, problems).Find();
        return problems.IsEmpty && DoorCentres.All(door => plan.Routes.Reaches(start, new Position(door.X / 100.0, door.Y / 100.0)));
    }

    private Position? Start(FloorPlan plan)
    {
        if (DoorCentres is [var (x, y), ..])
            return new Position(x / 100.0, y / 100.0);
        return PointsAround.Of(Inner.Centre).Where(Inner.HasInside).Select(spot => new Position(spot.X / 100.0, spot.Y / 100.0))
            .Where(plan.Routes.CanStand).Select(spot => (Position?)spot).FirstOrDefault();
    }

    private PlacedPiece Placed(PlannedPiece piece, int number) => new(
        new PieceDraft
        {
            Mark = Nowhere,
            Kind = kinds.Receptacles[piece.Kind],
            Number = number + 1,
            Id = NumberedName.Id(piece.Kind, number + 1, isDescending: false),
            Traits = kinds.Receptacles[piece.Kind].Traits,
            At = null,
            Size = null,
            Facing = piece.Facing,
            IsRaised = piece.IsRaised,
            IsOpen = false,
            Stand = null,
            Holds = [],
        },
        new Footprint(piece.Area.ToRectangle(), (double)piece.Facing, piece.IsRaised),
        Host: null);

    private HouseDraft Draft(Position robot) => new()
    {
        Title = "",
        Robot = new PointDraft(Nowhere, robot),
        Rooms = [new RoomDraft(Nowhere, room)],
        Doors = [],
        Furniture = [],
        Tasks = [],
        HasAllRooms = true,
        HasAllDoors = true,
        HasAllFurniture = true,
    };

    // The house file knows no windows: pictures show one in the middle of each long wall that has no room behind it.
    private static bool HasWindow(Sketch sketch, int index, Facing side)
    {
        var here = sketch.Rooms[index].Block;
        var length = side is Facing.North or Facing.South ? here.Width : here.Depth;
        var behind = here.Before(side, 1);
        return sketch.Rooms[index].Role is not RoomRole.Hall && length >= LeastWindowWall
            && !sketch.Rooms.Where((_, other) => other != index).Any(other => other.Block.Overlaps(behind));
    }

    private static Block Window(Block room, Facing side)
    {
        var isAcross = side is Facing.North or Facing.South;
        var half = Math.Min(90, (isAcross ? room.Width : room.Depth) * 22 / 100);
        var wall = room.Before(side, BelowWindow).Grown(BelowWindow);
        var (x, y) = room.Centre;
        return isAcross ? wall with { Left = x - half, Right = x + half } : wall with { Bottom = y - half, Top = y + half };
    }
}
