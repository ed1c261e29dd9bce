using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Simulation.Generation;

/// <summary>What makes a place in a room a good one.</summary>
internal sealed class Wishes(RoomSpace space)
{
    private const int Metre = 100;

    // A bin stands in a corner, or so near to what is beside it, in centimetres.
    private const int Close = 16;

    // From the sofa to the television, in centimetres.
    private const int FarthestView = 430;

    /// <summary>The sum of wishes, each so many percent of a centimetre for a centimetre.</summary>
    public static Wish All(params ImmutableArray<(int Percent, Wish Wish)> wishes) =>
        (area, facing) => wishes.Sum(part => part.Percent * part.Wish(area, facing));

    /// <summary>Near to a corner of the room.</summary>
    public int Corner(Block area, Facing facing) => -FromCorner(area, facing);

    /// <summary>In the middle of the wall.</summary>
    public int Middle(Block area, Facing facing) => facing is Facing.North or Facing.South
        ? -Math.Abs(area.Centre.X - space.Inner.Centre.X)
        : -Math.Abs(area.Centre.Y - space.Inner.Centre.Y);

    /// <summary>Far from the doors.</summary>
    public int FromDoors(Block area, Facing facing) =>
        space.DoorCentres.Length == 0 ? 0 : space.DoorCentres.Min(door => Distance(area.Centre, door));

    /// <summary>With its back to a wall that has a window: a metre.</summary>
    public int Window(Block area, Facing facing) => space.WindowWalls.Contains(Behind(facing)) ? Metre : 0;

    /// <summary>Near to another piece.</summary>
    public static Wish Near(PlannedPiece piece) => (area, _) => -Distance(area.Centre, piece.Area.Centre);

    /// <summary>In a corner, or right beside something else.</summary>
    public bool IsTuckedAway(Block area, Facing facing) =>
        FromCorner(area, facing) <= Close || space.Pieces.Any(piece => !piece.IsRaised && piece.Facing == facing && piece.Area.Overlaps(area.Grown(Close)));

    /// <summary>Opposite to another piece, up to so many centimetres to the side and no farther away than one watches television.</summary>
    public static PlaceTest Opposite(PlannedPiece piece, int most) => (area, facing) =>
        facing == Behind(piece.Facing) && Aside(piece, area) <= most
        && Between(piece, area) is var between && (piece.Facing is Facing.North or Facing.South ? between.Depth : between.Width) <= FarthestView;

    /// <summary>The floor between a piece and what is opposite to it.</summary>
    public static Block Between(PlannedPiece piece, Block opposite)
    {
        const int half = 55;
        var (x, y) = piece.Area.Centre;
        return piece.Facing switch
        {
            Facing.North => new Block(x - half, piece.Area.Top, x + half, opposite.Bottom),
            Facing.South => new Block(x - half, opposite.Top, x + half, piece.Area.Bottom),
            Facing.East => new Block(piece.Area.Right, y - half, opposite.Left, y + half),
            _ => new Block(opposite.Right, y - half, piece.Area.Left, y + half),
        };
    }

    /// <summary>On the axis of another piece.</summary>
    public static Wish OnAxis(PlannedPiece piece) => (area, _) => -Aside(piece, area);

    public static Facing Behind(Facing facing) => (Facing)(((int)facing + 180) % 360);

    private int FromCorner(Block area, Facing facing) => facing is Facing.North or Facing.South
        ? Math.Min(area.Left - space.Inner.Left, space.Inner.Right - area.Right)
        : Math.Min(area.Bottom - space.Inner.Bottom, space.Inner.Top - area.Top);

    private static int Aside(PlannedPiece piece, Block area) => piece.Facing is Facing.North or Facing.South
        ? Math.Abs(area.Centre.X - piece.Area.Centre.X)
        : Math.Abs(area.Centre.Y - piece.Area.Centre.Y);

    // The way of a king on a board with steps of a centimetre: near enough, and without a root.
    private static int Distance((int X, int Y) a, (int X, int Y) b) => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) + (Math.Min(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) / 2);
}
