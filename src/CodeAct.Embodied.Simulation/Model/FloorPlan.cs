namespace CodeAct.Embodied.Simulation.Model;

/// <summary>The geometry of a house. All lengths are metres; X grows to the east, Y to the north.</summary>
/// <remarks>A class and not a record: a copy with changes would carry the walls and ways of the original along.</remarks>
public sealed class FloorPlan
{
    /// <summary>How thick walls are. Rooms meet in the middle of their walls.</summary>
    public const double WallThickness = 0.13;

    public required ImmutableArray<Room> Rooms { get; init; }

    public required ImmutableArray<Door> Doors { get; init; }

    /// <summary>The footprint of each receptacle, in the order of <see cref="WorldDefinition.Receptacles"/>.</summary>
    public required ImmutableArray<Footprint> Furniture { get; init; }

    /// <summary>The middle lines of all walls, each once, with gaps where doors are.</summary>
    public ImmutableArray<Segment> Walls => walls.IsDefault ? walls = WallLines.Of(Rooms, Doors) : walls;

    /// <summary>Finds ways through this house.</summary>
    public RoutePlanner Routes => routes ??= new RoutePlanner(this);

    /// <summary>The smallest rectangle around all rooms.</summary>
    public Rectangle Extent
    {
        get
        {
            var (left, bottom) = (Rooms.Min(room => room.Area.X), Rooms.Min(room => room.Area.Y));
            return new Rectangle(
                left, bottom, Rooms.Max(room => room.Area.Right) - left, Rooms.Max(room => room.Area.Top) - bottom);
        }
    }

    // A race makes the same tables twice, which costs time and harms nothing.
    private ImmutableArray<Segment> walls;
    private RoutePlanner? routes;

    /// <summary>The first room that the point lies in or on the wall of, or null.</summary>
    public Room? RoomAt(double x, double y) => Rooms.FirstOrDefault(room => room.Area.Contains(x, y));
}

/// <summary>A rectangle of the plan: its south-west corner and its extent.</summary>
public readonly record struct Rectangle(double X, double Y, double Width, double Depth)
{
    public double Right => X + Width;

    public double Top => Y + Depth;

    public Position Centre => new(X + Width / 2, Y + Depth / 2);

    /// <summary>Whether the point is inside or on the edge.</summary>
    public bool Contains(double x, double y) => x >= X && x <= Right && y >= Y && y <= Top;

    /// <summary>The rectangle of that size about that centre.</summary>
    public static Rectangle About(double x, double y, double width, double depth) =>
        new(x - width / 2, y - depth / 2, width, depth);

    /// <summary>The rectangle that reaches farther by the distance on every side.</summary>
    public Rectangle Grown(double distance) => new(X - distance, Y - distance, Width + 2 * distance, Depth + 2 * distance);

    /// <summary>Whether both have a point in common.</summary>
    internal bool Touches(Rectangle other) => X <= other.Right && other.X <= Right && Y <= other.Top && other.Y <= Top;

    /// <summary>The distance to the nearest point of the rectangle; 0 inside.</summary>
    public double DistanceTo(Position point)
    {
        var dx = Math.Max(Math.Max(X - point.X, point.X - Right), 0);
        var dy = Math.Max(Math.Max(Y - point.Y, point.Y - Top), 0);
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>Whether the insides of both meet by more than the tolerance in both directions.</summary>
    internal bool Overlaps(Rectangle other, double tolerance) =>
        Math.Min(Right, other.Right) - Math.Max(X, other.X) > tolerance
        && Math.Min(Top, other.Top) - Math.Max(Y, other.Y) > tolerance;
}

/// <summary>A room: a rectangle between walls.</summary>
/// <param name="Name">The name in the world file, for example <c>kitchen</c>.</param>
/// <param name="Type">What it is: one of <see cref="Types"/>.</param>
public sealed record Room(string Name, string Type, Rectangle Area)
{
    /// <summary>The types of room, in the order in which people should be told.</summary>
    public static ImmutableArray<string> Types { get; } = ["kitchen", "living", "bedroom", "bathroom", "hall", "study"];
}

/// <summary>An opening in the wall between two rooms.</summary>
/// <param name="From">The name of one room.</param>
/// <param name="To">The name of the other room.</param>
/// <param name="Opening">The gap: of no extent across the wall, of the door's width along it.</param>
public sealed record Door(string From, string To, Rectangle Opening);

/// <summary>Where a piece of furniture stands.</summary>
/// <param name="Facing">Where its front looks, in degrees clockwise from north.</param>
/// <param name="IsRaised">Whether it hangs above the floor or stands on other furniture, so that it blocks no way.</param>
public sealed record Footprint(Rectangle Area, double Facing, bool IsRaised);
