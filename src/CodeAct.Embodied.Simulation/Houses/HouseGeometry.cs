namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Puts rooms, doors and furniture on a plan, and says what does not fit.</summary>
internal sealed class HouseGeometry(HouseDraft draft, ProblemList problems)
{
    private const double Tolerance = 0.01;
    private const double LargestExtent = 100;

    /// <summary>Whether no room overlaps another, so that what is inside and outside can be told.</summary>
    public bool RoomsAreSound { get; private set; } = draft.HasAllRooms && draft.HasAllDoors && draft.Rooms.Length > 0;

    public ImmutableArray<Room> Rooms { get; } = [.. draft.Rooms.Select(room => room.Room)];

    public void CheckRooms()
    {
        for (var i = 0; i < draft.Rooms.Length; i++)
        {
            var (mark, room) = draft.Rooms[i];
            if (Rooms.Take(i).FirstOrDefault(other => other.Area.Overlaps(room.Area, Tolerance)) is not { } other)
                continue;
            problems.Add(mark, $"the {room.Name} overlaps the {other.Name}, which goes from {Corners(other.Area)}; move one of them");
            RoomsAreSound = false;
        }

        if (Rooms.Length == 0)
            return;
        var width = Rooms.Max(room => room.Area.Right) - Rooms.Min(room => room.Area.X);
        var depth = Rooms.Max(room => room.Area.Top) - Rooms.Min(room => room.Area.Y);
        if (width <= LargestExtent && depth <= LargestExtent)
            return;
        problems.Add(
            draft.Rooms[0].Mark,
            $"the rooms extend over {Wording.Metres(width)} by {Wording.Metres(depth)} m; {LargestExtent} by {LargestExtent} m is the most");
        RoomsAreSound = false;
    }

    public ImmutableArray<Door> PlaceDoors() => [.. draft.Doors.Select(PlaceDoor).OfType<Door>()];

    private Door? PlaceDoor(DoorDraft door)
    {
        var (from, to) = (RoomNamed(door.From), RoomNamed(door.To));
        if (from is null || to is null)
            return Unsound();

        if (SharedWall(from.Area, to.Area) is not { } wall)
        {
            // Rooms that overlap have been reported already.
            if (!from.Area.Overlaps(to.Area, Tolerance))
                problems.Add(door.Mark, $"the {from.Name} and the {to.Name} share no wall; move a room or name two that touch");
            return Unsound();
        }

        var isUpright = wall.Width == 0;
        var centre = door.At?.Point ?? wall.Centre;
        var mark = door.At?.Mark ?? door.Mark;
        var across = isUpright ? centre.X - wall.X : centre.Y - wall.Y;
        if (Math.Abs(across) > 5 * Tolerance)
        {
            problems.Add(mark, $"{Wording.Point(centre.X, centre.Y)} is not on the wall between the {from.Name} and the {to.Name}, which goes from {Corners(wall)}");
            return Unsound();
        }

        var opening = isUpright
            ? new Rectangle(wall.X, centre.Y - door.Width / 2, 0, door.Width)
            : new Rectangle(centre.X - door.Width / 2, wall.Y, door.Width, 0);
        if (opening.X >= wall.X - Tolerance && opening.Right <= wall.Right + Tolerance
            && opening.Y >= wall.Y - Tolerance && opening.Top <= wall.Top + Tolerance)
        {
            return new Door(from.Name, to.Name, opening);
        }

        problems.Add(mark, $"a door of {Wording.Metres(door.Width)} m there is not within the wall between the {from.Name} and the {to.Name}, which goes from {Corners(wall)}");
        return Unsound();

        Door? Unsound()
        {
            RoomsAreSound = false;
            return null;
        }
    }

    private Room? RoomNamed(YamlTree.Text name)
    {
        var room = Rooms.FirstOrDefault(room => room.Name == name.Value);
        if (room is null && draft.HasAllRooms && Rooms.Length > 0)
            problems.Add(name.At, $"there is no room {Wording.Quote(name.Value)}{Wording.DidYouMean(name.Value, Rooms.Select(other => other.Name))}");
        return room;
    }

    private static Rectangle? SharedWall(Rectangle a, Rectangle b)
    {
        var (left, right) = (Math.Max(a.X, b.X), Math.Min(a.Right, b.Right));
        var (bottom, top) = (Math.Max(a.Y, b.Y), Math.Min(a.Top, b.Top));
        if (Math.Abs(right - left) <= Tolerance && top - bottom > Tolerance)
            return new Rectangle(right, bottom, 0, top - bottom);
        if (Math.Abs(top - bottom) <= Tolerance && right - left > Tolerance)
            return new Rectangle(left, top, right - left, 0);
        return null;
    }

    /// <summary>The pieces that could be placed, in the order of the draft.</summary>
    public ImmutableArray<PlacedPiece> PlaceFurniture()
    {
        var onFloor = draft.Furniture.Where(piece => piece.At?.Point is not null).Select(PlaceByCoordinates).OfType<PlacedPiece>()
            .ToDictionary(placed => placed.Piece.Name, StringComparer.Ordinal);
        var hosted = draft.Furniture.Where(piece => piece.At?.Piece is not null && HasHost(piece, onFloor))
            .GroupBy(piece => (piece.At!.Piece!, LevelOf(piece.Kind)))
            .SelectMany(row => PlaceRow(onFloor[row.Key.Item1], row.Key.Item2, [.. row.OrderBy(piece => piece.Mark.Line).ThenBy(piece => piece.Mark.Column)]));
        var placed = onFloor.Values.Concat(hosted).OrderBy(placed => placed.Piece.Id, StringComparer.Ordinal).ToImmutableArray();
        CheckOverlaps([.. placed.Where(piece => !piece.Footprint.IsRaised).OrderBy(piece => piece.Piece.Mark.Line).ThenBy(piece => piece.Piece.Mark.Column)]);
        return placed;
    }

    private bool HasHost(PieceDraft piece, Dictionary<string, PlacedPiece> onFloor)
    {
        var (mark, _, name) = piece.At!;
        if (onFloor.ContainsKey(name!))
            return true;
        if (draft.Furniture.FirstOrDefault(other => other.Name == name) is { } known)
        {
            // A host whose own place could not be read has been reported already.
            if (known.At is { Piece: not null })
                problems.Add(mark, $"'{name}' has no coordinates itself; name the piece that both belong to");
        }
        else if (draft.HasAllFurniture)
        {
            var names = draft.Furniture.Where(other => other.At?.Point is not null).Select(other => other.Name);
            problems.Add(mark, $"there is no {Wording.Quote(name!)} in this house{Wording.DidYouMean(name!, names)}");
        }

        return false;
    }

    private PlacedPiece? PlaceByCoordinates(PieceDraft piece)
    {
        var (mark, at) = (piece.At!.Mark, piece.At.Point!.Value);
        var isRaised = piece.IsRaised ?? piece.Kind.IsRaised;
        var room = Rooms.FirstOrDefault(room => room.Area.Contains(at.X, at.Y));
        if (room is null)
        {
            if (draft.HasAllRooms && Rooms.Length > 0)
                problems.Add(mark, $"the {piece.Name} is outside every room; move it to {Nearest(at)}");
            return null;
        }

        var facing = piece.Facing ?? BackToWall(piece, at, room.Area);
        var area = Area(piece, at, facing);
        var (dx, dy) = (Excess(area.X, area.Right, room.Area.X, room.Area.Right), Excess(area.Y, area.Top, room.Area.Y, room.Area.Top));
        if (area.Width > room.Area.Width + Tolerance || area.Depth > room.Area.Depth + Tolerance)
        {
            problems.Add(piece.Mark, $"the {piece.Name} of {Wording.Metres(area.Width)} by {Wording.Metres(area.Depth)} m does not fit into the {room.Name}; give it a smaller 'size'");
            return null;
        }

        if (Math.Abs(dx) > Tolerance || Math.Abs(dy) > Tolerance)
        {
            problems.Add(mark, $"the {piece.Name} goes through the wall of the {room.Name}; move it to {Wording.Point(at.X + dx, at.Y + dy)}");
            return null;
        }

        return new PlacedPiece(piece, new Footprint(area, (double)facing, isRaised), null);
    }

    /// <summary>How far a span must move to lie within another.</summary>
    private static double Excess(double low, double high, double least, double most) =>
        low < least ? least - low : high > most ? most - high : 0;

    private string Nearest(Position at)
    {
        var room = Rooms.MinBy(room => room.Area.DistanceTo(at))!;
        return $"the nearest, the {room.Name}, which goes from {Corners(room.Area)}";
    }

    private static Rectangle Area(PieceDraft piece, Position at, Facing facing)
    {
        var (width, depth) = piece.Size ?? (piece.Kind.Width, piece.Kind.Depth);
        return facing is Facing.North or Facing.South
            ? Rectangle.About(at.X, at.Y, width, depth)
            : Rectangle.About(at.X, at.Y, depth, width);
    }

    /// <summary>The facing for which the back is nearest to its wall; to the south where that leaves a choice.</summary>
    private static Facing BackToWall(PieceDraft piece, Position at, Rectangle room) =>
        new[] { Facing.South, Facing.East, Facing.West, Facing.North }
            .Select(facing => (Facing: facing, Area: Area(piece, at, facing)))
            .MinBy(choice => Math.Round(
                choice.Facing switch
                {
                    Facing.South => room.Top - choice.Area.Top,
                    Facing.North => choice.Area.Y - room.Y,
                    Facing.East => choice.Area.X - room.X,
                    Facing.West => room.Right - choice.Area.Right,
                    _ => throw new System.Diagnostics.UnreachableException(),
                } is >= -Tolerance and var gap ? gap : double.MaxValue,
                2)).Facing;

    /// <summary>Spreads pieces evenly along the one that they stand on, hang above or are built into, from left to right
    /// for someone who stands before it.</summary>
    private static IEnumerable<PlacedPiece> PlaceRow(PlacedPiece host, Level level, ImmutableArray<PieceDraft> pieces)
    {
        var facing = (Facing)host.Footprint.Facing;
        var area = host.Footprint.Area;
        var (frontX, frontY) = Direction(facing);
        var (rightX, rightY) = (-frontY, frontX);
        var isAcross = facing is Facing.North or Facing.South;
        var (length, depth) = isAcross ? (area.Width, area.Depth) : (area.Depth, area.Width);
        for (var i = 0; i < pieces.Length; i++)
        {
            var size = pieces[i].Size ?? (pieces[i].Kind.Width, pieces[i].Kind.Depth);
            var own = pieces[i] with { Size = (Math.Min(size.Width, length / pieces.Length), Math.Min(size.Depth, depth)) };
            var along = ((i + 0.5) / pieces.Length - 0.5) * length;
            var ahead = level switch
            {
                Level.Above => (own.Size.Value.Depth - depth) / 2,
                Level.Below => (depth - own.Size.Value.Depth) / 2,
                _ => 0,
            };
            var at = new Position(
                area.Centre.X + along * rightX + ahead * frontX, area.Centre.Y + along * rightY + ahead * frontY);
            yield return new PlacedPiece(pieces[i], new Footprint(Area(own, at, facing), host.Footprint.Facing, IsRaised: true), host);
        }
    }

    private static Level LevelOf(ReceptacleKind kind)
    {
        // Between the height of drawers and that of wall cabinets and shelves.
        const double Low = 0.6;
        const double High = 1.3;
        return kind.Height <= Low ? Level.Below : kind.Height >= High ? Level.Above : Level.On;
    }

    /// <summary>The unit step in the direction.</summary>
    public static (int X, int Y) Direction(Facing facing) => facing switch
    {
        Facing.North => (0, 1),
        Facing.East => (1, 0),
        Facing.South => (0, -1),
        Facing.West => (-1, 0),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void CheckOverlaps(ImmutableArray<PlacedPiece> onFloor)
    {
        for (var i = 0; i < onFloor.Length; i++)
        {
            var (piece, area) = (onFloor[i].Piece, onFloor[i].Footprint.Area);
            if (onFloor.Take(i).FirstOrDefault(other => other.Footprint.Area.Overlaps(area, Tolerance)) is not { } other)
                continue;
            problems.Add(
                piece.Mark,
                $"the {piece.Name}, which covers {Corners(area)}, overlaps the {other.Piece.Name}, which covers {Corners(other.Footprint.Area)}; "
                + "move one, or write 'raised: true' for what hangs or stands on the other");
        }
    }

    private static string Corners(Rectangle area) =>
        $"{Wording.Point(area.X, area.Y)} to {Wording.Point(area.Right, area.Top)}";
}

/// <summary>A piece of furniture on the plan.</summary>
/// <param name="Host">What it stands on, hangs above or is built into; null where it has coordinates of its own.</param>
internal sealed record PlacedPiece(PieceDraft Piece, Footprint Footprint, PlacedPiece? Host);

/// <summary>Where a piece is, seen from the one it belongs to.</summary>
internal enum Level
{
    Below,
    On,
    Above,
}
